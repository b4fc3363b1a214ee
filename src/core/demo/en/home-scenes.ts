/** Line, mobile and membership matters in English. */
export const EN_HOME_SCENES = `
# en-evening-drops broadband broadband
= the internet dropping every evening
= my connection cutting out after dinner
> [Every evening|Around eight every night] the internet [drops|cuts out], [I restart the router and it's back for ten minutes|video calls are impossible].
> Our wifi [is fine all day|works in the morning] and [dies after dinner|falls over at night]. [Can someone look at the line?|It's been a week now.]
? Is the [PON|second] light [blinking|steady] when it happens? => [Blinking green|It blinks], [and a small red one comes on|the other lights stay on].
? Does a computer on the cable [drop too|lose it as well]? => [Yes|It does], [everything goes at once|the TV box as well].
! [The optical power at your building is low in the evening|Your port is overloaded at peak hours], [so it isn't your equipment|nothing you did], [an engineer will re-patch it on {soon}|I've booked a line repair for {soon}].
! [It's the splitter outside|The fault is outside your flat], [you needn't be home|no charge for that], [the repair is set for {soon}|they'll do it on {soon}].
+ What do I do [until then|about my calls this week]? => [I've added 10 GB to your mobile|There's a free data pack on your number], [use the hotspot in the evening|it runs for three days].
+ Do I [pay for the days it was down|get anything back]? => [Every full day without service is credited|We credit it by the day], [on the next bill|automatically].
. [Right, {soon} then.|Good, as long as someone comes.]

# en-roaming mobile mobile_plan
= using data abroad next week
= roaming for a trip to Thailand
> I'm [flying to Thailand|travelling to Japan] on {soon}, [what does roaming cost|will my phone work there]?
> [Do I need|Should I buy] a roaming pack for [five days in Singapore|a business trip to Seoul]?
? How many days [are you away|will you need it]? => [Five|A week], [mostly for maps and messages|I'll need e-mail].
! [It's 25 yuan a day, counted only when used|A day pass is 25 yuan], [days without data cost nothing|charged per calendar day used], [I can switch it on now|it starts when you land].
! [With the day pass you pay 25 yuan for each day you go online|25 yuan per day you use it], [calls are extra at 0.99 a minute|the phone stays reachable], [and it stops by itself|no need to cancel].
+ Is there a [speed limit|cap]? => [After 3 GB in a day it slows down|3 GB at full speed], [back to normal at midnight|reset every day], [Beijing time|local midnight].
. [Switch it on please.|Perfect, that's enough for me.]
`;
