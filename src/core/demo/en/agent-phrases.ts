/** What agents say in any matter: greeting, looking, checking, ending. */
export const EN_AGENT_PHRASES = `
## agent.greeting_chat
Hi, [this is|you're through to|you're chatting with] {agent} at Liyu Home[, how can I help?|.|, good to meet you.]
Hello, {agent} here[, what can I do for you?|.|, I've got your message.]
Good day, {agent} from Liyu[, how may I help?|.]
## agent.greeting_voice
Thank you for calling Liyu Home, this is {agent}, how can I help?
Hello, Liyu Home, {agent} speaking[, what can I do for you today?|.]
Good day, you're through to {agent}, [how can I help?|what's the matter about?]
## agent.look
[Sure|Okay|Right|Got it|No problem], [let me|I'll|I'm going to] [pull up|open|check|look at] [your account|the record|our system|the details|what we have on file] [first|now|for you|and see].
[Thanks|Understood|I see], [give me|bear with me for] [a moment|a minute|a second] while I [check|look into|go through] [this|the account|the notes|your file].
[Alright|Okay then], [I'll have a look|let's see] what [happened here|the system says|went on|shows on this side].
Let me [see|find out|check] [where this stands|what's going on|what we can do] [and come right back|before I say anything|quickly].
## agent.look_need
So [you're telling me|it's about|I understand] {need}[, is that right?|, let me check that.|; I'll look into it now.]
[Okay|Right], {need}. [I'll|Let me] [check|trace|look up] [that|the cause|what we have] [right away|straight away|for you].
[Thanks for explaining|I've noted that]: {need}. [One moment while I check|Let me look at the record|I'll start with your account].
## agent.identity
[Could|Can|May] I [have|get|take] the [mobile|phone] number [on|registered with|linked to] [the|your] account[, please|, just to find you|]?
[To pull up your file|Before we go on|For security], [could you confirm|I need] [the number and the name on the account|your registered phone number|the phone number we have for you].
Which [mobile|phone] number [is the account under|did you register with|should I look up]?
[What's|Can you tell me] the number [you signed up with|on the contract|we'd have on record]?
## agent.hold
[Please|Could you] [hold on|bear with me|stay with me] [for a couple of minutes|while I check two systems|a moment], [I'm asking the back office|I'm reading the log|the page is loading slowly].
I'm [just checking|still comparing|going through] [the entries|the order history|both records] [now|one by one], [thanks for waiting|won't be long|nearly there].
[Let me|I'll] [check with|ask] [the warehouse|our engineers|the finance desk|a colleague] [about it|and come back to you|], [one or two minutes|please stay on].
## agent.late
[Sorry|Apologies|I'm sorry] [for the wait|to have kept you waiting|it took so long], [evenings are busy here|we're thin on staff tonight|there was quite a queue].
## agent.returning
I can see [you've been in touch before|your earlier contact|the note from last time] about {need}, [no need to repeat it|so I'll pick it up from there|let me see where it got stuck].
[The ticket from last time|Your earlier case] about {need} is [still open|not closed yet], [I'll chase it|let me see who has it].
## agent.empathy
I [can|do] understand, [having {need}|this] is [really frustrating|a nuisance|not what you signed up for]. [Let me help|I'll do what I can|We'll get through it].
[I'd be annoyed too|That must be tiring|Nobody wants that|You've had a lot on your plate|It's a lot to put up with], [especially when you've already been patient|after all that time|and you shouldn't have to chase us].
[I hear you|I get why you're upset], [that's a lot of trouble over one thing|it shouldn't have gone like this]. [I'll stay on it|Let's sort it out].
## agent.apology
[Sorry|Apologies|I'm sorry] [about that|for the inconvenience|for the trouble|for this experience].
[We're sorry|I apologise] [about {need}|that happened]. [I'll check|Let me see|One moment].
## agent.restate
[Let me make sure I have it right|Let me say it back to you|Before anything else, let me check I understood]: {need}, [and what you want is a clear date, not another promise|and you've had to chase it yourself|and nobody has given you a straight answer].
[So the heart of it is|What matters to you here is] {need}, [and you've done everything we asked|and it has cost you time already|and an apology alone won't fix it]. [Have I got that right?|Did I miss anything?]
## agent.feel
[Anyone would be fed up by now|I can hear how tired you are of this|No wonder you're angry], [and you have every right to be|you've been more patient than we deserved|thank you for still explaining it to me].
[Paying for something and then having to fight for it|Waiting without a word] [is exhausting|would get to me too|feels like nobody cares], and [I'm sorry it got this far|I don't take that lightly].
## agent.step
[Here's what I'll do|This is my plan|Let's do this]: I [open|raise|file] case {ticket} [now, while you're here|in my own name], and [you'll hear from me|I'll call you myself] [by|before] {soon}[, either way|, done or not|].
[You have two options|I can offer two ways], [a quick fix today or a proper replacement|something today and the thorough repair after]. [Which suits you better?|Tell me which, and I'll start.]
[Leave the chasing to me|From here on I'll do the running]: [you only need to wait for my message|I'll talk to the team] [by {hour} o'clock|by {soon}].
## agent.simpler
[Let me put it another way|In plain words|Let me try that again|My explanation was clumsy, so once more]:
[Simply put|Think of it like this|Step by step|Short version|Forget the jargon|From the beginning then]:
[Here it is|I'll say it] [without the terms|in one line|slowly]:
## agent.lead
[Just|Only] [one question|so I get this right|to narrow it down]:
[Could you tell me|May I ask|A quick check]:
[To be sure we fix the right thing|Before I look further|For the record]:
## agent.check
[Before I go ahead|Just to be sure], [is that how you'd like it|are we agreed on that|does that match what you need]?
[Tell me if|Let me know whether] [that works|the steps are clear|you'd rather have it another way].
[Does that make sense|Is that clear|Would that work for you|Are you all right with that]?
[Is there any part I should go over again|Shall I repeat any of it|Did I leave anything unclear]?
## agent.follow_through
[I've set myself a reminder|It stays under my name|I'll keep an eye on it], [and check it|and message you] [by {soon}|before I leave tonight|first thing in the morning].
[Your reference is|Keep this number:|The case number is] {ticket}, [with it you won't have to explain again|just quote it if anything comes up|you'll get it by text as well].
[If it comes back|Should it happen again], [just reply here|quote {ticket}], [no need to start from scratch|and we'll pick it up from this point].
## agent.more
[Before I let you go|While I have your file open|One last thing|As you're here|Since it's quiet right now], [is there another line or order to look at|would you like me to check the other services|did anything else come up lately]?
[That's done on my side|That's all taken care of|That part is finished|It's all entered], [have I missed anything|what else would you like to ask|is there more I should look at]?
[Is there|Was there] anything else [I can help with|you need|on your mind|you'd like checked][ today| before we finish|]?
[Can I do|Shall I check] anything else [for you|while we're here]?
## agent.closing
[Thanks for explaining it so clearly|Thanks for bearing with me|It was good talking to you], [I hope it runs smoothly now|come back any time|enjoy the rest of your day].
[I'll leave you to it|That's it from me then], [do write if anything changes|take care of yourself|all the best].
Thank you for [contacting|choosing|calling] Liyu Home, [have a good day|have a nice time|goodbye|take care]!
You're welcome, [have a good day|bye now|take care].
Have a [good|lovely|nice] [day|one|time], goodbye!
## agent.perfunctory
[That's just|It's only] what the system [shows|says], [I can't see more|nothing else I can tell you|so just wait].
[Just|You can] [wait and see|try again later|give it a few days], [it usually sorts itself out|that's normal|should be fine].
[It's been reported|It's noted], [that's all I have|you'll hear eventually].
## agent.deflection
[That's|This is] [not our department|handled by another team|nothing to do with us], [you'd have to ask|please contact] [the courier|the store|the manufacturer|whoever sold it to you].
[I can't do anything from this desk|It's not on our side], [try calling the hotline again|you need to take it up with them].
## agent.impatience
[I already told you|As I've said|I just explained that], [please read what I wrote above|there's nothing to add|how many times do I have to say it].
[Look|Listen], [I have other customers waiting|asking again won't change it|what else do you want me to do].
## agent.blame
[You should have read|You didn't check|You must have missed] [the terms|the description|the text message], [it's not our fault|it was all in there|so there's not much I can do].
[Why didn't you|You should have] [say so earlier|keep the receipt|ask before ordering], [now it's too late|that's on your side].
## agent.overpromise
[I guarantee|I promise you] [it will be fixed within two hours|you'll have the money tonight], [no exceptions|one hundred percent].
## agent.wall
[The refund window|The return period|Eligibility for a refund] [is defined in our terms|has been published on the order page|is fixed by the company] and [your order falls outside it|this case is not covered|cannot be changed by me], [so there is nothing further I can offer|so the request stays declined|regardless of the reason].
[According to our policy|As per the refund policy|Under our terms], [refunds are not possible|this order can't be refunded|no exception can be made] [once the box has been opened|after the stated period|in this situation|for this category]. [Thank you for your understanding|We appreciate your patience|Please understand] [in this matter|and have a nice day|and refer to the terms|as we do our best|on behalf of the team].
[Thank you for your message|We have received your request|Your request was reviewed], [as stated before|as our terms say|as with all such orders]: [unfortunately, the rules don't allow a refund here|company policy does not permit it|this is outside the refund policy], [and we have to follow the rules|and that applies to everyone|and it is stated in the terms].
[We regret to inform you|Please be informed] that [the request does not meet the conditions|refund requests of this kind are declined|the system does not accept this return] [under section 6|per company regulations|by policy|as published at the time of purchase], [no matter how it came about|and I am not able to discuss it further|please accept our apologies].
## agent.off_channel
Perhaps add me on WeChat and we can sort it out privately.
## agent.mail_open
Dear {sir},
Hello {sir},
Good day {sir}, [thanks for writing|thank you for your e-mail].
## agent.mail_close
[Kind regards|Best wishes|With kind regards],\\n{agent}, Liyu Home
[Your case number is {ticket}|Case {ticket} stays open until you confirm].\\n{agent}
## agent.proration
[The old plan runs|{plan} is charged] up to the day before you switched, [the new one from the switch to month end|{plan2} from that day on], both by the day, [and next month's fee is billed ahead|plus next month in advance], [so three fees meet on one bill|which is why it looks like two rentals].
[You haven't been charged twice|It's not a duplicate]: [segment 1 is the plan before the change|the first line is the old plan], [segment 2 the plan after it|the second the new one], and ["advance rental" is next month|the advance line won't come again].
[Since last month|Under the new rule], [a mid-month change is prorated|changing mid-month splits the month], [and the discount only starts with the first full month|so the promotional price begins on the 1st], [these days are at list price|the few days before are charged in full].
[It works like rent|Think of moving flats mid-month]: [you pay some days in the old place and some in the new|two part months], [and next month's rent up front|and the coming month in advance].
[The formula is|It's] the monthly fee divided by [the days of the month|30] times [the days used|days on that plan], [{days} days for {plan}, the rest for {plan2}|once for each plan], [and the advance is on top|with the prepaid month as its own line].
[Your next bill will|From the next bill on you'll] [show one fee only|be back to a single rental], [the {amount} yuan extra now is the prepaid month|what you paid ahead is taken off].
[That is the billing rule|It's how the system bills], [two rentals at once are normal after a change|segments and an advance], [it's in clause 7|see the text message you got].
`;
