/** What customers say in any matter, by temper and by how it ends for them. */
export const EN_CUSTOMER_PHRASES = `
## customer.hello
[Hi|Hello|Hey|Hi there|Hello, anyone there?|Good day]
[Agent please|Human please|A human please]
## customer.nudge
[Hello?|Anyone there?|Still there?|Are you there?]
[I've been waiting|It's been] [ten|fifteen|eight] minutes[, is this still live?|, hello?| now.]
[Is anybody working evenings at your place|How long is this queue|Should I come back tomorrow]?
## customer.identity
[Here you go|Let me see|One second], {phone}, [that's mine|that's the main line|the flat's in my name|I've had it for years|my husband pays for it|it's on my passport].
{name}, {phone}, [since last year|I moved it over from another company|both lines are on it].
[Look up|Try|Please use] {phone}, [it should be that one|the one I'm calling from|everything hangs on it|it's my wife's].
[I think it's|Registered with|We signed up with] {phone}, [the name is {name}|in my name|under {name}].
[It's|That's|Sure,|Yes,] {phone}[, {name}|]
[My name is|It's under] {name}, [number|phone] {phone}.
## customer.address
[The address is|Please deliver to|We live at] {home}, [my phone is {phone}|ask for {name}|somebody is in after five].
## customer.again
[I contacted you|I called|I wrote to you] [on {past}|last week|a few days ago] [about this|already], [and was told it would be handled|and was promised a call back], [nothing has happened|still nothing].
[It's me again|Me again], [same problem as last time|the thing from {past} isn't fixed|I'm afraid it's back].
[This is|That's] the [second|third] time I'm [asking|explaining this], [please don't make me start over|I hope it's the last].
## customer.angry
[This is ridiculous|This is a joke|I'm furious], [I've wasted half a day on this|I've called four times|I took time off work for it] [and nobody takes responsibility|and all I get is excuses]!
[Don't read me a script|Spare me the standard lines|I don't want another sorry], [I want it fixed|I want an answer|just tell me who's in charge].
[You're quick enough to take my money|When I signed up everyone was so friendly], [but when something breaks nobody's there|and now look at this]. [Unacceptable|Shameful].
[How hard can it be|Is anyone over there doing their job]? {need}, [and it's been like that for days|that's what I get for being loyal]!
## customer.ironic
[Brilliant|Great|Lovely], [just what I needed|best service in town|worth every yuan], {need} [and no one to talk to|on a weekend|again].
[Oh wonderful|Ah, of course], ["we're looking into it"|another ticket number] - [I'm collecting those|I'll frame it|that'll help].
[Thanks for teaching me|I must thank you for] [patience|how to live without it], [really|what a premium experience].
## customer.resigned
[To be honest|Frankly], I [don't expect much any more|have stopped counting how often I asked], [it's always been like this|it never gets fixed anyway].
[Never mind|Whatever|Oh well], [do what you can|if it can't be done I'll live with it|I just thought I'd ask once more].
[I know it's not your decision|You probably can't do anything either], [it just wears me out|I'm tired of explaining].
## customer.hurried
[I'm in a rush|I'm at work|I'm about to board|I've got five minutes], [can we make it quick?|please keep it short.|just tell me what to do.]
[It's urgent|I need it today|This can't wait], [the meeting starts soon|I have a deadline|I'm leaving in an hour].
## customer.puzzled
[Sorry|Hang on|Wait], [I don't follow|I'm lost|I'm confused], [what exactly do I need to do|which one applies to me|is that a yes or a no]?
[I didn't get the last part|That went over my head|I'm not technical], [can you say it more simply|could you go step by step|what does it mean for me]?
[But|Hm,] [that's not what the page says|it sounded different before], [I don't understand|now I'm unsure], [which is right|could you explain again]?
## customer.grateful
[Thank you so much|You've been a great help|Thanks a million], [that saved my day|I was really worried|I appreciate your patience]!
[That was quick|You explained it perfectly], [I really appreciate it|thank you, {agent}|five stars from me].
## customer.aside
[Oh, and|Also,|By the way,|And then,]
[One more thing|One last question|Just wondering]:
[What I'm worried about|My husband wants to know|Sorry to ask]:
## customer.repeat
[That's not what I asked|You haven't answered me|You're not listening]. [I asked about|My question is about] {need}[, what happens now?|, can it be done or not?|.]
[Again|Let me ask once more]: {need}, [what are you going to do about it|who can decide that|when will it be sorted]?
[You just pasted the same text|Same answer again]. [And {need}|What about my question]?
## customer.bill_unclear
[I still don't understand|I don't get it|I'm confused], [I changed one plan|I have one number], [why are there two rentals|why two monthly fees on one bill]?
[What does|What is] ["segment 1/30"|"advance rental"|a "prorated segment"] [mean|supposed to be]? [The bill makes no sense to me|Nobody can read this bill].
[Half a month old plan and half a month new|Fifteen days and fifteen days] [is one month|should be one fee], [so why do I pay more than either|why is the total almost double]?
[The last person said it was a mistake and would be refunded|Someone else told me it was a price difference], [now it's an advance|you say something else], [which is it|I don't know what to believe].
[And the discount|The half-price month], [where is it|why isn't it on the bill]? [I don't see it anywhere|I don't understand the order of things].
[I did the sums|I tried with a calculator] and [can't get to {amount}|it doesn't add up], [could you write out the calculation|how do you get that figure]?
[So will next month be lower|So do I pay it again next month] [or not|]? [I can't tell from the bill|It's not clear to me at all].
## customer.softened
[Okay|Alright], [that helps|thank you for hearing me out|finally someone listens], [let's do that|go ahead|what do you need from me].
[Sorry for snapping|I know it isn't your fault], [it's just been a long week|I'm only tired of it]. [Please go on|Carry on].
## customer.recovered
[Okay|Good], [that's sorted then|it works now|I can see it's changed], [thank you for taking it seriously|better late than never|I wish I'd reached you first].
[Fair enough|All right], [I can live with that|that's a proper answer], [thanks for staying on it|sorry I was short with you|much appreciated].
## customer.thanks
[Glad I asked|Good thing I checked|I was about to give up], [thank you|thanks for sorting it out|you made that easy].
[You answered everything|Clear answer at last|I can work with that], [thanks|have a good week|bye and thanks].
[Right, that's clearer now|Oh, so that's how it works|Makes sense now], [thanks for explaining|I'll remember that|cheers for that].
[I'll try it|I'll do it right away|I'll keep that in mind], [thank you for the help|much obliged|thanks again].
[Easier than I thought|Good of you to look it up], [thanks|appreciate it|have a good one].
[Thanks|Thank you|Cheers|Thanks a lot|Many thanks].
[Thanks|Thank you], [that clears it up|that's all I needed|good to know].
## customer.no_more
[Nothing else today|That was all I wanted to know|I think we're done|You've covered it|No further questions], [thanks again|you can close it|have a good day].
[No|Nope|No thanks|Not today|Don't think so], [that's all|that's it|all good|I'm set|everything's covered][, bye|, thank you|, have a good shift|.]
## customer.end_resigned
[Okay|Fine|Right], [I'll think about it|I'll leave it then|I'll look around|never mind then].
[Forget it|Oh well|Doesn't matter], [I'll work something out myself|I'll ask somebody else|not worth the time].
[So it stays as it is|Nothing I can do then|Guess I have to live with it], [I'll see what others offer|okay|thanks anyway].
## customer.end_angry
[Useless|What a waste of time|Unbelievable]. [I'm cancelling|I'll take my business elsewhere|Close my account|You've lost a customer].
[Half an hour|All this talk] and [nothing is solved|I'm back where I started], [I'm done with you people|expect a bad review|I want out of the contract].
## customer.end_ironic
[Marvellous|Splendid], [nothing solved but very politely|a case number and no solution], [well done|bravo].
[Right|Of course], I'll [just wait by the phone, shall I|learn to repair it myself], [thanks for nothing|top marks].
## customer.end_unclear
[I still don't see why|I'm no wiser], [but I have to go|I'll ask a friend who does accounts|let's leave it].
[Okay, whatever|Fine], [the bill is a riddle|I paid more and don't know why], [I won't change plans again|I'll have another look at home].
[You've explained it three times and I still don't get it|It contradicts what the bill says], [never mind|I'll go to a shop].
## customer.end_wait
[Okay|All right], I'll wait [for your call|until {soon}|for the message], [please don't forget it|and come back if I hear nothing].
[That's half of it|Partly clear then], [let me know about the rest|I'll try it and see|please keep me posted].
## customer.threat
I'm [a patient person|not one to make a fuss], but [my neighbour writes for the city paper|I keep records of every chat], [and these things do get around|I'd hate for it to go that way].
[There are places that take an interest in this sort of thing|I know which form to fill in at the consumer association], [let's not get there|do pass that on to your manager].
## customer.off_channel
I'd rather keep it on the official chat.
## customer.mail_open
[Hello|Dear Liyu team|Good day|To whom it may concern],
## customer.mail_close
[Regards|Best regards|Thanks in advance|Looking forward to your reply],\\n{name}[, {phone}|]
`;
