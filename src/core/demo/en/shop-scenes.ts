/** Orders, returns and repairs in English. */
export const EN_SHOP_SCENES = `
# en-opened-box refunds appliance
@ item: blender|rice cooker|air fryer|coffee machine
= a refund for an opened {item}
= my {item} that you won't take back
> I opened the {item} and [it's not what the pictures show|it's far bigger than described], now the return is [refused|rejected] [because the box is open|as "used"].
> [The return of my {item} was declined|You rejected my return], order {order}. [I only looked inside.|It was never plugged in.]
? [Was it plugged in|Have you used it] [at all|even once]? => [No|Never], [the film is still on|I just took it out of the box].
! [Opening the box is not using it|Looking inside is allowed], [so I've reversed the refusal|I've reopened the return], [the courier collects it on {soon}|we pay the collection], and {price} yuan goes back [to your card|the way you paid].
! [The system marked it as used by mistake|It was flagged automatically], [I've corrected that|that's fixed now], [a label is on its way|pick-up is {soon}].
+ Who pays [the return shipping|for the courier]? => [We do|It's on us], [the description was wrong|nothing for you to pay].
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
+ [Can it be in the evening|I work until six], is that possible? => [There's a slot from six to nine|Yes, until nine], [I've put you there|noted on the order].
. [Evening is fine.|All right, I'll be there.]
`;
