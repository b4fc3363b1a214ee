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
@ item: cooker|purifier|heater|mattress cleaner
= a wrong delivery address
= changing where the {item} goes
> I put [my old|the wrong] address, order {order}, [not shipped yet, I hope|can it change]?
! [Not packed yet|Still here], [changed|I've changed it], to {home}, [right|correct]?
! [It's on the road|Shipped], [I rerouted it|redirected], [a day more|one extra day], [no cost|free once].
+ And a [different phone|name]? => [Yes|Sure], [just type it|send me both].
. [Correct.|Thanks, phew.]

# en-cancel-order shop appliance
@ item: oven|projector|robot|dispenser
= cancelling a {item} order
= an order I don't want any more
> [I found it cheaper|My wife says no], cancel {order}, [the button is grey|it won't let me].
! [Stopped|Caught at packing], [refund now|paid back], [card two days|wallet at once], [coupon too|with the coupon].
! [Not packed|Not locked], [I closed it|cancelled], [no penalty|nothing lost].
+ I paid a [deposit|preorder], does that [return|come back]? => [Within 48 hours|In the cooling time yes], [after that no|this one does].
. [Money's back.|Sorted.]

# en-coupon shop appliance
= a coupon that won't work
= a grey coupon at checkout
> My coupon [is grey|won't apply], [it ends today|expires tonight], [is it fake|help].
? What's [in the basket|it for]? => [A purifier and filters|One item], [both yours|enough, surely].
! [Filters don't count|Accessories are out], [order the filter alone|split it], [new coupon sent|I extended it].
! [Only for large ones|Category coupon], [the text is hidden|small print], [here's a general one|use this].
+ It [didn't say so|wasn't there]? => [Under details|Folded away], [I'll tell product|not clear].
. [Works.|Split, then.]

# en-fits shop appliance
@ item: dishwasher|fridge|washer|hood
= whether the {item} fits
= sizes for a {item}
> My gap is [58|60] cm, [does the {item} fit|how much air].
? Depth and [height|door]? => [65 deep|Two metres], [door opens|not measured].
! [It's 59.6 plus half a cm|59.5 and a gap], [60 is tight but fits|58 won't do], [we measure free|book a measure].
! [See built-in size|Not the body size], [two cm each side|five behind], [else the slim model|there's a 55].
+ If it [doesn't fit|fails]? => [We measured, we carry it|Ours if we measured], [else you can refuse|no fee].
. [Book it.|The slim one.]

# en-compare shop appliance
@ item: purifier|vacuum|blanket|steamer
= choosing between two {item} models
= which {item} to take
> [Two look alike|A3 or A5], [four hundred apart|same pictures], [which|what's different]?
? How [many|big] are you? => [Three|A couple], [with a child|small flat].
! [A3 is enough|Small one does], [A5 is faster|bigger flow], [filters cost more|parts dearer], [save it|skip it].
! [Three things|It's] : [noise|speed], [filters|life], [the app|screen], [for elders the simple one|A3 is simple].
+ Is a new one [coming|due]? => [Next year|A season], [dearer|30-day protection].
. [A3.|Thanks, saved.]

# en-old-for-new shop appliance
@ item: fridge|washer|TV|cooler
= the old {item} not taken away
= the trade-in left here
> The new {item} is here, [the driver won't take the old|old one stays], [you promised {amount}|trade-in].
! [Another firm takes it|Not joined], [I booked them|for {soon}], [no carrying|they carry], [{amount} stays|paid after].
! [A code was missing|No trade code], [added|fixed], [paid on the spot|to balance].
+ It [doesn't run|is broken], [still|does it count]? => [Yes|As scrap], [half|less].
. [Gone!|Got it.]

# en-subsidy shop appliance
= a subsidy that won't apply
= the subsidy being used already
> The subsidy [says used|won't], [I've bought nothing|first this year].
! [One per kind|Per ID], [a TV on {past}|bought before], [use your wife's|another kind].
! [Claimed and unpaid|Locked 7 days], [I free it|back by {soon}], [pay the same day|then].
+ Will the [budget|pot] last? => [New at ten each morning|Daily], [no promise|be quick].
. [Tomorrow at ten.|Wife's ID.]

# en-gift shop appliance
= sending a gift without the price
= a gift order
> It's a gift, [no price please|no slip], [add a card|card].
! [Gift mode on|Done], [no slip|price out], [twenty words|your words], [free card|free].
! [Not packed|In time], [wrapped|wrap {amount2}], [tell me the words|what to write].
+ Warranty [still|too]? => [In the box|By serial], [no slip needed|serial].
. ["Get well" please.|Thanks!]

# en-evening-delivery shop appliance
@ item: freezer|TV|armchair|fridge
= delivery in the evening
= drivers who come while I work
> I'm at work, [only evenings|after seven], [can the {item}|he came twice].
! [Seven to nine|19 to 21], [{soon}|set for {soon}], [a call before|rings], [free|no fee].
! [Saturday too|Weekend], [you pick|choose], [noted|on the sheet].
+ And if he [comes at noon|misses]? => [{amount} credit|Our cost], [I watch it|I'll follow].
. [Evening.|Saturday.]
`;
