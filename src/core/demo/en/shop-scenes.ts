/** Orders, returns and repairs in English. */
export const EN_SHOP_SCENES = `
# en-opened-box refunds appliance
@ item: blender|rice cooker|air fryer|coffee machine
= a refund for an opened {item}
= my {item} that you won't take back
> I opened the {item} and [it's not what the pictures show|it's far bigger than described], now the return is [refused|rejected] [because the box is open|as "used"].
> [The return of my {item} was declined|You rejected my return], order {order}. [I only looked inside.|It was never plugged in.]
? [Was it plugged in|Have you used it] [at all|even once|after unpacking]? => [No|Never], [the film is still on|I just took it out of the box|everything is in the bag].
! [Opening the box is not using it|Looking inside is allowed], [so I've reversed the refusal|I've reopened the return], [the courier collects it on {soon}|we pay the collection], and {price} yuan goes back [to your card|the way you paid].
! [The system marked it as used by mistake|It was flagged automatically], [I've corrected that|that's fixed now], [a label is on its way|pick-up is {soon}].
+ Who pays [the return shipping|for the courier|to send it back]? => [We do|It's on us], [the description was wrong|nothing for you to pay].
. [Good, I'll have it ready.|Thank you, {soon} works.]

# en-late-delivery shop appliance
@ item: fridge|washing machine|air conditioner|TV
= a {item} that hasn't arrived
= the late delivery of my {item}
> My {item} was due on {past}, [it still says "in transit"|the tracking hasn't moved since], order {order}.
> Where is my {item}? [I stayed home all day for it|Nobody called, nobody came].
? Is the [address and phone number|delivery address] still [right|correct]? => [Yes|It is], [same as on the order|nothing changed].
! [It's at the local depot, they missed your slot|The van was full and it went back to the depot], [I've booked {soon} morning|new slot: {soon}], [the driver calls an hour before|with a call beforehand].
! [The depot held it for lack of a two-man team|It needs two people and one was ill], [it goes out on {soon}|delivery is now {soon}], [I've marked it as priority|you're first on the route].
+ [Can it be in the evening|I work until six, is that possible|Do you deliver after six]? => [There's a slot from six to nine|Yes, until nine], [I've put you there|noted on the order].
. [Evening is fine.|All right, I'll be there.|Six to nine then.]

# en-refund-late refunds appliance
@ item: robot vacuum|water purifier|kettle|dehumidifier
= a refund that hasn't come
= waiting ten days for my refund
> I returned the {item} [ten days ago|on {past}], [tracking says received|your warehouse has it], [where's my money|still no refund].
> The refund for order {order} [is stuck in review|still says processing], {price} yuan [isn't nothing|is a lot to wait for].
? Did you pay [by card|with a wallet]? => [Card|Credit card], [the same card still works|it goes back there, right].
! [The warehouse forgot the check|The inspection slip is missing], [I've pushed it through|I've just filed it], [the money goes out by {soon}|paid by {soon}].
! [It's stuck at inspection|One confirmation was missing], [not your fault|you did all right], [the bank adds two days|then the bank takes a day or two].
+ My card bill [is due|closes tomorrow], who pays [the interest|for that]? => [Send me the statement|Show me the interest], [we make that good|I'll claim it for you].
. [I'll look on {soon}.|It's arrived.]

# en-price-drop refunds appliance
@ item: fridge|TV|dishwasher|heat pump dryer
= a price drop after I bought
= the {item} being cheaper two days later
> I bought a {item} on {past} and now it's [{amount} yuan cheaper|on sale], [refund the difference|isn't there price protection].
! [It's within thirty days|Price protection applies], [the system compared before the coupon|coupon prices were misread], [{amount} yuan comes back|I've refunded {amount}].
! [Comparing what you paid with today|By paid price], [you're owed {amount}|it's {amount} lower], [no need to return it|paid to your balance].
+ And if it [drops again|falls further]? => [Ask again within thirty days|Apply each time], [the button is on the order|in the order page].
. [Received, fair enough.|Then I keep it.]

# en-wrong-item refunds appliance
@ item: heater|fan|toaster oven|steamer
= receiving the wrong {item}
= a {item} in the wrong model
> You sent me [the small|a black] {item}, I ordered [the large one|white], [can't anyone read labels|please fix].
? What does [the label|the plate] say? => [K2, not K3|A different number], [photo attached|I'll send it].
! [That's our mistake|Packed wrong], [the right one ships today|a new one leaves tomorrow], [the courier swaps them|keep it until then].
! [Exchange or refund, you choose|Both are possible], [the exchange is first in line|priority shipping], [a {amount} coupon for the trouble|with a coupon].
+ Can I [use it meanwhile|use the wrong one]? => [Yes|Please do], [no charge|I noted it].
. [The right one came.|Exchange it.]

# en-broken refunds appliance
@ item: glass kettle|TV|microwave|lamp
= a {item} that arrived broken
= damage in transit
> The {item} came [cracked|in pieces], [the box was wet|foam everywhere], [refund or new one|what now].
? Did the driver [wait|see it]? => [He'd gone|Left at the door], [I filmed it|got pictures].
! [Reported within 48 hours, so it's covered|Transit damage is on us], [a new one ships today|replacement on {soon}], [no need to return it|dispose of the old one].
! [We handle the courier|The courier's our matter], [choose new or {price} back|refund if you'd rather], [new one is quicker|exchange by {soon}].
+ What if the [next one breaks|new one is broken too]? => [It goes in a crate|Reinforced], [open it with the driver|check before signing].
. [Whole this time.|I'll open it at the door.]

# en-warranty membership device
@ dev: camera|lock|vacuum|band
= a {dev} a day out of warranty
= warranty that ended yesterday
> My {dev} broke [a day after warranty|yesterday], [I called the day before|bad luck], [will you fix it|do I pay].
! [I see your call before that|You called in time], [so it's under warranty|treated as in warranty], [collection on {soon}|free].
! [There's a week of grace|Grace of seven days], [counted from delivery you're still inside|date corrected], [send it free|label by mail].
+ Do I lose [recordings|data]? => [The cloud stays|Cloud keeps], [take out the card|back up first].
. [Sent.|That's fair.]

# en-install-appliance shop appliance
@ item: water heater|hood|washer|air conditioner
= nobody coming to install the {item}
= an installation that isn't booked
> The {item} has been [in the hall for days|here a week], [no fitter|nobody calls], [cold showers|we need it].
! [The visit wasn't sent out|Stuck at an old address], [sent again|moved to a nearer team], [he'll be there on {soon}|rings within the hour], [no rush fee|free].
! [One fitter covers you|They're full until {soon}], [I've slotted you in|first in line], [old one removed free|price list first].
+ Is [drilling|taking away the old one] [extra|included]? => [One hole is included|Removal is free], [more is {amount}|list before work].
. [He called.|{soon} is fine.]

# en-install-fee refunds appliance
@ item: air conditioner|heater|hood|filter
= an extra charge for installing the {item}
= being charged for materials
> The fitter took {amount} yuan [cash|by QR] for [brackets|pipe], [it said free|installation was included].
? [Any receipt|Which items]? => [None|Just said so], [pipe by the metre|a bracket].
! [Three metres and a bracket are free|The standard fit includes it], [you're owed {amount}|{amount} comes back], [by {soon}|we advance it].
! [I checked the sheet|The sheet shows nothing], [he shouldn't have charged|out of line], [refund today|paid by us].
+ Will he [know it's me|come back angry]? => [No|He won't], [your name isn't passed|another fitter next time].
. [Refunded.|Fair.]

# en-change-address shop appliance
@ item: rice cooker|air purifier|heater|mattress cleaner
= a wrong delivery address on my order
= changing where the {item} goes
> I put [my old address|the wrong flat number] on order {order}, [it hasn't shipped yet, I hope|can you still change it]?
! [It hasn't been packed yet|You're in time], so [I've changed the address|the new address is on it]: {home}. [Is that spelled right?|Please check it once more.]
! [It's already on the road|The parcel left this morning], [but I've had it redirected|I asked the courier to reroute it], [that adds a day|it comes a day later], [and the first change is free|at no cost].
+ [Somebody else will receive it|My wife takes it in], can you change [the name and phone|the contact] too? => [Of course|Yes, both], [send me the full name and number|just type them here], [the courier calls the new number|I've updated the label].
. [That's correct, thank you.|Phew, thanks.]

# en-cancel-order shop appliance
@ item: oven|projector|robot vacuum|water dispenser
= cancelling my {item} order
= an order I don't want any more
> Please cancel {order}, [I found the {item} cheaper|my wife has already bought one], [the cancel button is grey|the app won't let me].
? Did you pay [in full or a deposit|everything up front]? => [In full|The whole amount], [ten minutes ago|last night].
! [I caught it at packing|The warehouse has stopped it], [the order is closed|it's cancelled], [the money is on its way back|you're refunded in full], [a card takes two or three days|wallets are instant].
! [It wasn't locked yet|It hadn't reached the warehouse], [so I cancelled it from here|I could close it directly], [your coupon is back in your account|and the coupon comes back too].
+ What about [a deposit|the preorder payment], [is that lost|do I get that back]? => [Within 48 hours it's refundable|In the cooling-off time yes], [yours still is|so you get all of it].
. [The money's back, thanks.|Good, that's settled.]

# en-coupon shop appliance
= a coupon that won't apply
= a greyed-out coupon at checkout
> My {amount} yuan coupon [is grey at checkout|won't apply], [and it expires tonight|the basket is big enough], [what's wrong with it|is it a fake]?
? What's [in your basket|the coupon meant for]? => [A water purifier and spare filters|Two things from your own shop], [well over the limit|it adds up].
! [Filters count as accessories|Accessories don't count towards the limit], [order the filters separately and it works|take the filters out], [I've extended the coupon by three days|and I've added a general one in case].
! [That coupon is only for large appliances|It's tied to a category], [the small print hides it|that's easy to miss], [here's one without that limit|I've sent you another you can use].
+ It [didn't say so|wasn't written] when I collected it. => [It's under "details"|You have to unfold the terms], [that isn't clear enough|I agree it's hidden], [I've told the product team|I passed it on].
. [It works now.|I'll order them separately then.]

# en-fits shop appliance
@ item: built-in dishwasher|fridge|washing machine|kitchen hood
= whether the {item} fits my kitchen
= the size I need for a {item}
> I have a gap of [58|60] centimetres, [does your {item} fit|will the {item} go in], [and how much air does it need|before I order the wrong one]?
? How [deep is it|high is the space], and [does the door swing free|is there a socket behind it]? => [65 deep|About two metres high], [the door opens fully|I haven't looked].
! [It's 59.6 wide|The body is 59.5], [so 60 is tight but right|58 is too narrow], [leave half a centimetre each side|it wants a small gap], [we also measure at home, free|a fitter can come and measure].
! [Look at the built-in size, not the body|The figure that counts is the built-in width], [it needs two centimetres of air|and five behind it], [if in doubt take the slim model|there's a 55 version].
+ And if it [doesn't fit after all|fails on the day]? => [If we measured, it's on us|After our measuring we carry the cost], [otherwise you can refuse it at the door|you may still refuse it unopened].
. [Book the measuring, please.|The slim one then.]

# en-compare shop appliance
@ item: water purifier|cordless vacuum|electric blanket|garment steamer
= choosing between two {item} models
= which {item} to take
> [I can't tell two of your {item}s apart|The A3 and the A5 look the same], [one costs four hundred more|what am I paying for], [which should I take|what's the real difference]?
? How many of you [are there|live there], and [is it a big flat|any children]? => [Three of us|Just two], [about a hundred square metres|a small flat].
! For [you the A3 is enough|a flat like that take the A3], [the A5 is only faster|the bigger one mainly saves seconds], [and its parts cost more each year|with dearer filters], [I'd keep the difference|save the money].
! [Three things differ|It comes down to three things]: [noise, filter life and the app|speed, parts and the screen], [for older people the A3 is simpler|the A3 is easier to use].
+ Is a new one [coming out soon|about to replace it]? => [Next year, at a higher price|Not this season], [you have price protection for thirty days|nothing to wait for].
. [The A3 then. Thanks for being honest.|That saved me four hundred.]

# en-old-for-new shop appliance
@ item: fridge|washing machine|TV|air cooler
= the old {item} that wasn't taken away
= a trade-in that's still in my hall
> The new {item} came, but [the driver wouldn't take the old one|the old one is still here], [you promised {amount} yuan for it|the trade-in was part of the deal].
! [Collection is a separate firm|The pick-up order wasn't linked], [I've booked them for {soon}|they come on {soon}], [they carry it down themselves|you needn't move it], [the {amount} yuan stands|the price stays as agreed].
! [His sheet had no trade-in code|The trade-in box wasn't ticked], [I've added it|it's corrected], [you're paid when they collect|the money follows on the spot].
+ It [doesn't run any more|has a broken door], does that [still count|change the price]? => [We take it anyway|It counts as scrap], [you'd get about half|the rule says half for broken ones], [I've asked for the full amount|let me ask for more].
. [It's gone, finally some space.|Money received.]

# en-subsidy shop appliance
= a trade-in subsidy that won't apply
= a subsidy that says it's already used
> The government subsidy [says "already used"|won't apply], [but I haven't bought anything this year|this is my first], [can you see why|what happened]?
! [It's one item of a kind per person|Each ID gets one per category], [a TV on {past} used it|you bought one before], [your wife's ID still has it|another category still works].
! [You claimed it and didn't pay in time|A claimed one locks for a week], [I've released it|it opens again by {soon}], [then pay the same day|use it right after claiming].
+ Will [there be any left|the budget last] by then? => [New ones come every morning at ten|A batch opens daily at ten], [I can't promise|that part isn't in our hands], [but early in the day it works|be there at ten].
. [Ten tomorrow it is.|I'll use my wife's.]

# en-gift shop appliance
= sending a gift without the price
= an order that is a present
> The order is [a present for my mother-in-law|for a friend], [please leave the receipt out|no price inside], [can you add a card|is wrapping possible]?
! [I've switched it to a gift order|Gift mode is on], [no receipt goes in|the price slip is left out], [you have twenty words for the card|send me the words], [the card is free|no charge].
! [It isn't packed yet|We're in time], [wrapping is {amount2} yuan|I've added wrapping], [what should the card say|tell me the text].
+ Will the warranty [still work|be valid] without a receipt? => [It goes by the serial number|The serial is enough], [the card is in the box|no slip needed].
. [Write "Get well soon", please.|Lovely, thanks.]

# en-evening-delivery shop appliance
@ item: freezer|TV|massage chair|fridge
= delivery after work
= drivers who come while I'm at work
> I'm [at work all day|out until six], [the driver came twice at noon|can the {item} come in the evening], [weekends work too|any slot after seven]?
! [There's a slot from seven to nine|We do evenings], [you're down for {soon}|I've set it for {soon}], [the driver rings half an hour before|with a call beforehand], [at no extra cost|free].
! [Saturday morning is open too|Or a Saturday], [whichever you like|you choose], [it's on the driver's sheet|I've noted "evenings only"].
+ And if he comes [at noon again|when I'm out]? => [Then it's on us|You get {amount} yuan], [I'm watching this one|I check it myself].
. [Evening please.|Saturday works.]

# en-washer-noise membership appliance
= a washing machine that shakes
= the noise when it spins
> My new washing machine [jumps around|sounds like thunder] [when it spins|on spin], [the neighbours knocked|the balcony shakes], [is it broken|should I send it back]?
? Are the [transport bolts out|four bolts at the back removed]? => [What bolts|Nobody took them out], [I don't think so|the fitter just left it].
! [That's it then|They must come out], [four bolts at the back|with a spanner], [running it with them damages it|don't spin until then], [a fitter can do it on {soon}|free visit on {soon}].
! [Level the feet too|Check the level], [one may be in the air|turn the loose foot], [if it still shakes we swap it|within seven days it's exchanged].
+ Why didn't [the fitter do that|he say so]? => [He should have|It's part of the job], [I've noted it on his order|I'll raise it].
. [Silent now!|I'll wait for the fitter.]

# en-lost-parcel shop appliance
@ item: rice cooker|shaver|hair dryer|steamer
= a parcel marked delivered that never came
= the {item} that isn't at the door
> The {item} is [marked delivered|"signed for"], [but nothing is here|the door is empty], [neighbours have nothing|I checked the lockers], [where is it|what now]?
? Could [the guard|somebody at home] have [taken it|signed]? => [I asked|No], [he has nothing|nobody was in].
! [It went to the wrong block|The driver left it next door], [he's fetching it|I've sent him back], [if not by {soon}, a new one ships|otherwise a replacement], [at no cost|free].
! [I treat it as lost|It's a lost parcel now], [a new one is on its way|replacement by {soon}], [we settle with the courier|the courier is our matter].
+ Can it be [handed over|signed by me] this time? => [Marked for hand-over|Only in person], [no leaving at the door|else it comes another day].
. [It was across the hall.|The new one came.]
`;
