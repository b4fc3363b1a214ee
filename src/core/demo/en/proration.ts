/** The rule that nobody understands, in English: two part months and an advance on one bill. */
export const EN_PRORATION = `
# proration-en-upgrade billing mobile_plan
= two monthly fees on the bill after an upgrade
= being charged twice after changing plan
> I [upgraded|moved] from {plan} to {plan2} on {past}, and [now the bill shows|today's bill has] [both fees|two rentals]. [Have I been charged twice?|That can't be right.]
> My bill is {amount} yuan higher than [usual|before]. [There are three lines called rental|I see both plans on it], [what is that|why]?
? [When did you change the plan?|Which day was the change?] => [On {past}|{past}, I think], [in the app|over the phone].
! [An upgrade counts from the same day|The change takes effect at once], so [the month is split by days|each plan is charged for its days], [and the coming month is billed ahead|plus one month in advance]; next time it's [one fee|a single line].
+ Can I [just go back|undo the change]? => [Only from the 1st of next month|One change a month, I'm afraid], [and switching now would split it once more|so I'd leave it].
. [Okay, so next month it's one fee.|Right, as long as it's single from now on.]

# proration-en-downgrade billing mobile_plan
= a higher bill after moving to a smaller plan
= paying more after a downgrade
> I [downgraded to save money|went down to {plan2}], and [this month costs more|the bill went up by {amount}]. [How does that work?|Explain that to me.|Isn't smaller meant to be cheaper?|Where's the sense in that?]
! [This month has a part of the bigger plan|The first days are at the higher price], [a part of the smaller|then the lower one], [and the smaller one for next month in advance|plus the advance], [so the saving shows from the next bill|it drops next month].
+ Would it have been [cheaper|simpler] on the 1st? => [Yes|It would], [on the 1st nothing is split|then there's one fee only], [we should have told you|you can book a change for the 1st].
. [I'll see if it's lower next month.|Fine, I'll check the next one.]

# proration-en-family billing mobile_plan
= a family plan that shows a fee for every line
= too many rental lines since we joined the family plan
> We [put four numbers|moved the whole family] on the Family 199, and [every number has two fees|there are seven rental lines]. [Which is which?|I gave up counting.|Who pays for what here?|We can't make sense of it.]
! [Each line is settled up to the day it joined|Every number's old plan ends on the day it moved], [the main line carries the advance|only the main number prepays], [from next month you'll see one fee|after this it's a single 199].
+ My mother's number was [only 29|the cheap one], [is that doubled too|why is it on there twice]? => [Hers is charged by the day until she joined|It's only the days before joining], [a few yuan|never at the 199 rate].
. [So next month only the main line. Good.|Okay, I can follow that.]

# proration-en-refund billing mobile_plan
= a refund of the second rental
= getting one of the two fees back
> I want [one of the two monthly fees|the extra {amount} yuan] [back|refunded|off my bill again]. [I changed plans once, in the middle of the month|One phone, one month, one fee|Nobody told me about a second fee|It isn't the amount, it's the principle].
! [The advance is taken off next month|The prepaid month comes off your next bill], [so there's nothing to refund|no refund is needed]; [the two part months don't overlap|the days add up to one month].
+ [When did that rule start|Did you ever announce it]? => [Last month|At the end of last month], [it was a notice in the app|there was no text to each customer], [I'll pass that on|and I've logged your comment].
. [If it really comes off next month I'll leave it.|I'll keep a screenshot and compare.]
`;
