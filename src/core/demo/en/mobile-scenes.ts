/** Mobile lines, bills and membership, in English. */
export const EN_MOBILE_SCENES = `
# en-roaming mobile mobile_plan
= using data abroad next week
= roaming for a trip to Thailand
> I'm [flying to Thailand|travelling to Japan] on {soon}, [what does roaming cost|will my phone work there]?
> [Do I need|Should I buy] a roaming pack for [five days in Singapore|a business trip to Seoul]?
? How many days [are you away|will you need it|is the trip]? => [Five|A week|Four nights], [mostly for maps and messages|I'll need e-mail|maybe some video].
! [It's 25 yuan a day, counted only when used|A day pass is 25 yuan], [days without data cost nothing|charged per calendar day used], [I can switch it on now|it starts when you land].
! [With the day pass you pay 25 yuan for each day you go online|25 yuan per day you use it], [calls are extra at 0.99 a minute|the phone stays reachable], [and it stops by itself|no need to cancel].
+ Is there a [speed limit|cap|limit per day]? => [After 3 GB in a day it slows down|3 GB at full speed], [back to normal at midnight|reset every day], [Beijing time|local midnight].
+ And [a stopover in Doha|changing planes in Hong Kong], is that [covered|included]? => [No, only the country you choose|That's outside the pack], [keep data off there|flight mode is safest].
. [Switch it on please.|Perfect, that's enough for me.|Good, I'll keep it off at the stopover.]

# en-roaming-bill billing mobile_plan
= a roaming bill of several hundred yuan
= being charged for roaming despite a day pass
> [Back from a trip|After four days abroad] I got a bill with {price} yuan roaming, [I had the day pass|it was supposed to be 25 a day].
? Which [countries|airports] did you pass through? => [Thailand, with a stop in Doha|Malaysia and Singapore], [two hours at the airport|just the transit].
! [The stopover isn't in the pack|Doha was outside the pack], [background updates used 80 MB|the phone updated itself], [I can halve it this once|first time, we take off half].
! [Your days abroad were correct|The pass itself was fine], [the extra is one transit|it's the transit only], [I've asked for a reduction of {amount}|a goodwill credit of {amount} is in].
+ How do I [prevent|avoid] that? => [Data off before landing|Flight mode in transit], [or a cap at 50 yuan|I've set a cap].
. [Half is fair.|Lesson learnt, thanks.]

# en-unknown-charge billing mobile_plan
@ svc: caller tune|video pack|game booster
= a {svc} I never ordered
= being charged for a {svc}
> There's a {svc} for {amount} yuan on my bill, [I never ordered it|who signed me up], [take it off|explain that].
? Did you [tap a pop-up|take a sales call] [lately|recently]? => [Not that I know|There are pop-ups everywhere], [I gave no code|I hang up on them].
! The {svc} was [started from a web page on {past}|opened through a partner], [there is no second confirmation on file|the proof is incomplete], [it's cancelled and {amount2} yuan goes back|I've stopped it and refunded {amount2}].
! [I found where it came from|It came via a pop-up], [it lacks your consent|not properly confirmed], [stopped and refunded|three months refunded], [and a block is set|no one can add extras now].
+ Is there [anything else hidden|more of that]? => [I checked every line|Nothing else], [only your plan|just the basic plan].
. [Got the text, good.|Fine, keep the block on.]

# en-late-fee billing mobile_plan
= a fee for paying one day late
= a late fee after my card changed
> I paid [one day late|a day after|on the 2nd instead of the 1st], and you [charge|added|want] {amount} yuan [for it|on top|as a fee]. [Really?|My card had been replaced.|I've never been late before.|Can that be taken off?]
! [Your record is spotless|You've always paid on time], [so I've waived it|the first time is waived], [credited on the next bill|it's gone already], [do update the card|please enter the new card].
! [The direct debit failed|The old card was rejected], [the fee is automatic|the system added it], [I've reversed it|taken off].
+ Does it [affect my credit|go on record]? => [No|It doesn't], [we don't report that|only your account sees it].
. [Card updated, thanks.|That's kind.]

# en-data-gone mobile mobile_plan
= data used up by the middle of the month
= twenty gigabytes gone in ten days
> [Ten days in|It's the 12th] and my 20 GB are [gone|used up], [I'm on wifi all day|I hardly watch anything].
? Which app [tops the list|used most] in the phone settings? => [Photos|The app store], [eight gigabytes|wow].
! [It matches our record|The count is right], [photos backed up at night|updates ran on mobile data], [turn off mobile data for it|limit its background use], [2 GB on us until the month ends|I've added 2 GB].
! [Your wifi dropped at night and the phone switched|Wi-fi assist kicked in], [switch that feature off|disable it], [a 5 GB pack is {amount} yuan|or add a monthly pack].
+ Does the pack [carry over|expire]? => [Monthly ones roll once|The daily one doesn't], [5 GB suits you|take the monthly].
. [Switched it off.|2 GB will do.]

# en-esim mobile mobile_plan
= moving to an eSIM
= an eSIM for my new phone
> My new phone [takes only eSIM|has no slot], [do I have to visit a shop|can it be done online]?
! [In the app, five minutes|Change SIM, then eSIM], [a face check and a QR code|scan the code on the new phone], [the old card stops at once|your number moves over].
! [Your model is supported|I checked the model], [connect it to wifi first|be on wifi], [wait two minutes|it takes a moment], [keep banking apps until it works|don't wipe the old phone yet].
+ And [back to plastic|if the phone breaks]? => [10 yuan for a card|Any shop prints one], [same day|number unchanged].
. [Activated, that was easy.|Done!]

# en-lost-phone mobile mobile_plan
= a lost phone
= blocking my stolen phone
> I [lost my phone|had my phone stolen], [block the number now|all my payments are on it]!
? The last [four digits of your ID|top-up amount], please? => [{tail}|A hundred last week], [hurry|please].
! [It's blocked|Done, the line is off], [no codes can come in|texts too], [freeze your payment apps now|call your bank next], [a new card today at any shop|you can restore it with ID].
! [Suspended this second|The block is on], [only you can lift it|needs your face], [eSIM on an old phone is fastest|or a card by {soon}].
+ Same [number|plan and credit]? => [Yes|All the same], [nothing changes|contacts come from your cloud].
. [Thank God.|Off to the shop.]

# en-port-out mobile mobile_plan
= leaving with my number
= the contract blocking my number transfer
> I want to [take my number elsewhere|port out], but it says [not eligible|contract running]. [What contract?|Don't stall me.]
! [On {past} you accepted a credit offer|The 300 yuan gift], [it runs {few} more months|it isn't over], [settling costs {amount}|pay {amount} and go].
! [That's the only obstacle|Only this blocks it], [wait it out free|it ends by itself], [or settle today|and leave today], [I won't talk you out of it|your choice].
+ What if I [stay|don't leave]? => [Thirty per cent off for six months|{amount2} yuan off], [without a new contract|no strings], [think it over|compare].
. [I'll settle.|Fine, I'll stay for that price.]

# en-no-signal-home mobile mobile_plan
= no signal in my new flat
= calls failing inside the flat
> [Inside the flat|Since I moved] I have [no service|one bar], [I take calls on the balcony|clients can't reach me].
? Which [floor|side]? => [28th|Top floor], [two bars by the window|balcony's okay].
! [Turn on wifi calling|Wi-fi calling solves it today], [it's free|no charge], [indoor coverage is requested|I've filed the indoor site], [the landlord has to allow it|it waits on the building].
! [We lend a small home cell|A signal box is free], [plug it into broadband|arrives by {soon}], [meanwhile wifi calling|use wifi calls].
+ Does the box [cost anything|need a deposit]? => [Free for two years|A deposit of {amount}], [yours after that|returned on leaving].
. [Wifi calling works.|Send the box.]

# en-spam mobile mobile_plan
= sales calls all day
= too many spam calls
> I get [ten sales calls a day|calls about loans], [can you block|I can't work].
! [The filter is on|I switched the filter on], [by category|strong level], [couriers pass|banks are let through], [starts today|from now].
! [I set it to strong|The strongest level], [unknown landlines must press 1|strangers hear a prompt], [misses show in the app|you can allow any].
+ And if it [blocks a courier|is too strict]? => [There's a log|Allow it in the app], [one tap|daily summary].
. [Peace at last.|Keep it strong.]

# en-otp mobile mobile_plan
= verification codes not arriving
= missing codes from my bank
> Bank codes [don't arrive|never come], [other texts do|only those].
! [You once opted out of that sender|They were on a block list], [released|I let them through], [request a new one|wait 60 seconds].
! [On our side it was delivered|Delivered here], [see the phone's spam folder|filtered on the phone], [turn off the filter|mark it trusted].
+ Will it [happen again|stay open]? => [Banks are whitelisted|It's permanent], [the phone's own filter is yours|check the setting].
. [Came at once.|In the spam, of course.]

# en-plan-advice mobile mobile_plan
= finding a cheaper plan
= a plan that fits what I use
> I'm on {plan}, [it's more than I need|half the data is left], [what would you suggest|can I go lower]?
? How much do you [use|call]? => [Five gigabytes, few calls|About ten gigs], [no travelling|mostly wifi].
! [Over six months you'd fit {plan2}|{plan2} is enough], [saving {amount2} a month|{amount2} less], [from the 1st nothing is split|book it for the 1st].
! [I'd wait to the 1st|Change on the 1st], [{plan2} covers your last six months|your peak fits in {plan2}], [go back any month|no lock-in].
+ If I [run out|use more]? => [A pack for that month|Add 5 GB], [or step up next month|up again later].
. [The 1st, please.|I'll think on it, thanks.]

# en-invoice billing mobile_plan
= an invoice for my company
= invoices for half a year
> My company needs [one invoice for six months|an invoice with tax number], [can that be combined|where do I get it]?
! [Yes, one title|January to June together], [I need the name and tax number|send me the number], [PDF in {few} minutes|by e-mail today].
! [In the app under Bills, top right|Select the months], [tick combine|merge them], [special invoices from me|tell me if special].
+ A typo [in the name|on it], can it be [redone|fixed]? => [This month yes|Within the month], [later with a form|after that by form].
. [PDF received.|Quick, thanks.]

# en-points membership membership
= expired points
= three thousand points gone
> My [chestnuts|points] [vanished|expired], three thousand of them, [no warning|yesterday they were there].
! [They last two years|Two years from earning], [the notice went to an old number|push was off], [half comes back|I restored half], [a {amount} coupon too|with a coupon].
! [Only the oldest batch|An old batch], [{price} are still yours|this year's stay], [I'll add a coupon|coupon sent].
+ How do I [see it coming|know next time]? => [The points page, top|"Expiring soon"], [texts are on now|a month ahead].
. [Half is better than none.|I see them.]

# en-auto-renew membership membership
= an automatic renewal I didn't want
= a membership that renewed itself
> You [renewed my membership|took {amount} yuan] without asking, [I don't use it|last used a year ago].
! [Unused, so it's refundable|No benefits used], [{amount} goes back|refund started], [renewal is off|I switched it off], [within {few} days|same way].
! [Off now|Switched off], [refunded|money returns], [valid to the refund|use it until then].
+ Where can I [check|see] it's off? => [Me, Membership, Renewal|The payment app, agreements], [shows closed|none listed].
. [It says closed.|Good, thanks.]

# en-app-login membership device
= an app that won't let me in
= the app stuck at login
> The app [spins|crashes] at login, [I want to pay|need my bill].
? [Which version|When was it updated]? => [No idea|Old], [two years|never].
! [That version is retired|Too old], [update or reinstall|get the new one], [your data is safe|nothing is lost].
! [Locked after five tries|A foreign login locked it], [I unlocked it|open again], [use the text code|reset the password].
+ No [space|update possible], is there a [web page|mini program]? => [Yes, the site|WeChat mini program], [pays bills too|same functions].
. [In.|The web works.]

# en-praise membership broadband
= praise for your technician
= thanking the engineer who came
> I'd like to [praise|thank] the engineer of {past}, [he wore shoe covers|stayed late], [where do I put it|how]?
! [How nice|That's lovely to hear], [it's on his file|I noted it], [he'll be told|read out to the team].
! [Thanks for taking the time|People seldom write that], [I found the order|order found], [it counts for his award|credited].
+ Does he [get a bonus|gain from it]? => [A service award|Points], [your word counts|each one counts].
. [He deserves it.|Tell him thanks.]

# en-staff-complaint membership membership
= an agent who was rude to me
= being hung up on
> On {past} an agent [hung up|was rude], [talked over me|said it's my fault], [I want to complain|who handles that].
? [About when|Phone or chat]? => [Three-ish|In the afternoon], [by phone|no name].
! [I'm sorry|Apologies for that], [a supervisor hears the call|I'm pulling the recording], [you'll get it in writing by {soon}|answer by {soon}], [and your first matter I take now|I'll do what you called for].
! [The complaint is registered|It's logged], [quality will listen|they listen], [I've taken the case over|mine now].
+ Will [anything happen|you really listen]? => [Yes, it's graded|There's a process], [you get the result|I'll tell you].
. [Thanks for hearing me.|I'll wait for the letter.]
`;
