/** The home line and its equipment, in English. */
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
+ What do I do [until then|in the meantime|about my calls this week]? => [I've added 10 GB to your mobile|There's a free data pack on your number], [use the hotspot in the evening|it runs for three days].
+ Do I [pay for the days it was down|get anything back for this week|get a credit]? => [Every full day without service is credited|We credit it by the day], [on the next bill|automatically].
. [Right, {soon} then.|Good, as long as someone comes.|Okay, I'll keep the hotspot ready.]

# en-slow-gigabit broadband broadband
= gigabit broadband that tests at ninety megabits
= paying for a gigabit and getting a tenth of it
> I [pay for|upgraded to] gigabit and the speed test [shows ninety|never goes over a hundred]. [Is it throttled?|What am I paying for?]
> [Downloads crawl|4K keeps buffering] although I'm on your [fastest|1000M] plan, [something's off|please check my profile].
? Is that [over wifi or on a cable|measured next to the router]? => [Wifi, in the bedroom|On wifi], [one wall away|about five metres].
? Is the router [ours or your own|the one we supplied]? => [My own|It's mine], [four years old|from my old flat].
! [Your line is provisioned at 1000M|The line itself is fine]; [the router's port only does a hundred|an old router tops out at 100M], [plug a laptop straight into the modem to see it|try a cable to the modem].
! [The bottleneck is the router|It's your router, not the fibre], [any router with gigabit ports will do|we lend one for a test], [you'd see nine hundred on cable|no change of plan needed].
+ Why [wasn't I told|did nobody check] when it was installed? => [The fitter should have tested it|That step was skipped], [I've noted it|I can offer a free check].
. [940 on the cable, you're right.|Okay, I'll get a new router.]

# en-red-light broadband broadband
= a red light on the modem and no internet
= the LOS light being red
> [Woke up to|Came home to] a red light on the modem, [nothing works|no internet at all], [restarted it three times|the neighbours are fine].
> The LOS light is [red|on] since [{last_night}|this morning], [can you send somebody|how long does that take]?
? Has anybody [worked on the fibre box|moved furniture near the cable]? => [There are builders upstairs|The cleaner moved a shelf], [I don't know|might be].
! [Red means no light is reaching you|The fibre is broken somewhere], [it can't be fixed remotely|someone has to splice it], [the engineer comes on {soon}|first visit: {soon}], [he calls before|free of charge].
! [I've dispatched a technician|A repair order is out], number {ticket}, [he'll ring within four hours|expect a call today], [it takes twenty minutes|usually quick].
+ [I work from home|I have a deadline tomorrow], can it be [sooner|today]? => [I've marked it urgent|You're next after two visits], [late afternoon if all goes well|hotspot data is on us until then].
. [He's just called, thanks.|The light's green again.]

# en-move installation broadband
= moving my broadband to a new flat
= taking my line along to the new address
> We're moving [next week|at the end of the month], [can the broadband come along|how do I move the line|do we keep the contract]? The new place is {home}.
? Is there [a fibre socket|one of our boxes] in the new flat? => [There's a yellow cable|I think so], [the agent said so|next to the door].
! [The new address is covered|We have ports there], moving costs {amount} yuan, [I can book {soon}|the fitter can come on {soon}], [bring the modem and its power supply|keep all the equipment].
! [Yes, it's on our network|We serve that building], [the old line stops the same day|no gap between the two], [the plan stays as it is|the contract simply goes on].
+ What if [it can't be connected|there's no free port]? => [Then you may leave without a fee|We release you from the contract], [with the survey as proof|I'd put that in writing].
. [{soon} it is.|Perfect, I'll bring the modem.]

# en-no-show installation broadband
= a fitter who never turned up
= the missed installation appointment
> I [took a day off|waited in all day on {past}] for the installation and [no one came|nobody even called]. [Very poor.|What now?]
> Your engineer [didn't show up|stood me up] [for the second time|on {past}], [my flat has been without internet for a week|I can't keep taking leave].
? Did you get a [call or a text|message about a new date]? => [Nothing|Not a word], [just silence|I checked twice].
! [The fitter was ill and the job wasn't reassigned|The previous job overran], [you're first on {soon}|I've put you down for {soon} at nine], [with {amount} yuan credit for the lost day|and the missed-visit credit is on your account].
! [It was stuck under the wrong name|The order stayed with someone on leave], [a new fitter has it now|I moved it to Mr. Zhou], [he'll call within the hour|he rings you today].
+ And [if he doesn't come either|if it happens again]? => [There's an automatic credit|You get {amount2} yuan for each miss], [and you can ring the team leader directly|his number is in the text].
. [He's here now.|Fine, {soon} at nine.]

# en-cancel-fee installation broadband
= the fee for cancelling my broadband
= paying a penalty to leave
> I'm [leaving the country|going home for good] and you want {price} yuan to [cancel|end the contract]. [Nobody mentioned that|That's a lot].
? When did [the contract start|you sign up]? => [About fourteen months ago|Last spring], [I signed on a tablet|I have no paper].
! [It's a 24-month contract|The free installation was for two years], [the fee falls each month|only the remaining months count], [today it's {amount} yuan|that leaves {amount}], [passing it on to a flatmate costs nothing|a transfer avoids it].
! [You can also pause it|There's a pause for six months] at [5 yuan a month|a small fee], [and the contract ends meanwhile|then it's free to leave], [or transfer it to the next tenant|which costs nothing].
+ How does [the transfer|handing it over] work? => [Both of you confirm in the app|Two ID scans], [it takes a day|done overnight], [the next tenant keeps the price|same price for them].
. [My flatmate will take it.|I'll pause it then.]

# en-wifi-rooms broadband device
= no wifi in the bedroom
= a dead spot upstairs
> There's [no signal|barely any wifi] in [the bedroom|the study upstairs], [what should I buy|do I need a repeater]?
? Where is the router [now|placed]? => [In the metal cabinet|By the front door], [behind the shoes|it came like that].
! [Take it out of the metal box first|Metal blocks the signal], [that alone may do|you'll notice at once], [otherwise add one mesh unit|a second node covers the rest], [we test for free|a fitter can measure it].
! [A pair of mesh routers under one name|One main, one satellite] [covers 140 square metres|does two floors], [use the cable between them if you have sockets|best over cable].
+ Is a cheap repeater [any good|enough]? => [It halves the speed|Half the speed is lost], [fine for messages|okay for one phone], [not for a gigabit line|I wouldn't].
. [Out of the box already helps.|I'll book the free test.]

# en-wifi-password broadband device
= a forgotten wifi password
= changing my wifi password
> I [forgot|can't find] my wifi password, [guests are coming|my new laptop wants it], [how do I look it up|can you reset it]?
> I [want to change the wifi password|think a neighbour is on my wifi], [where is that setting|how do I do it]?
! [In the Liyu app, My network, then Wireless|The app shows it under Router], [you can read or change it there|tap the eye to see it], [devices need the new one afterwards|everything reconnects after].
! [If it was never changed, it's on the sticker|Look at the label under the router first], [otherwise the app lets you set a new one|or set a new one in the app], [give it a minute|it restarts itself].
+ Can I see [who's connected|the devices on it]? => [Yes, there's a list|Connected devices shows them], [you can block any of them|tap one to block it].
. [Changed it, two strangers are out.|Found it, thanks.]

# en-outage broadband broadband
= the whole building being offline
= an outage in our street
> [The whole building|Our entire block] is offline, [any news|when will it be back]?
> [Is there an outage|Is something down] in [our compound|the Riverside area]? [Nobody here has internet|The neighbours say the same].
! [A cable was cut by roadworks|A construction crew hit our fibre], [the crew is splicing it|repairs are under way], [expect it by {hour} tonight|about two hours more].
! [Yes, about three hundred homes are affected|It's a known fault], [it started around {hour}|the backbone cable is damaged], [you'll get a text when it's up|I'll message everyone on the list].
+ Will we be [compensated|refunded for today]? => [Over {few} hours counts as a day|The day comes off your bill], [no need to claim|it happens automatically].
. [It's back.|Okay, waiting for the text.]

# en-tv-box broadband device
= the TV box showing an error
= no picture on the TV box
> The TV box [says error 1302|just spins], [wifi is fine|phones work], [the match starts soon|my parents want their series].
? Which [port|socket] is the box plugged into? => [The third one|LAN 4, I think], [there's no label|the white cable].
! [It needs the port marked iTV|Move the cable to LAN 2], [then switch the box off and on|restart it after], [the picture is back in two minutes|that clears 1302].
! [1302 means the box has no TV channel|The modem was updated and the ports moved], [put the cable in LAN 2|the second port is right], [and restart|then wait a moment].
+ [Nobody touched it|It worked yesterday], why [now|did that change]? => [The modem was updated overnight|An update reset the ports], [we should have told you|sorry for not announcing it].
. [Picture's back.|That did it.]

# en-gaming broadband broadband
= high ping in games at night
= lag in online games
> My ping is [over two hundred|all over the place] [at night|after nine], [downloads are fine|the speed test is perfect].
? [Which game|Which server region]? => [An overseas one|The European server], [local games are okay|only that one].
! [The route abroad is congested|It's the international leg], [nothing wrong on your line|your line loses no packets], [there's an acceleration pack, free for three days|a route pack may halve it].
! [Domestic latency is normal|Within the country you're at thirty], [we can't promise a ping abroad|abroad isn't in our hands], [try the free pack first|use cable and a closer region].
+ Does the pack [really help|do anything]? => [For most it halves the ping|It changes the route], [drop it if it doesn't|cancel within three days at no cost].
. [I'll try it for three days.|Different region works better.]

# en-camera broadband device
= a camera that went offline
= the camera at home not responding
> I'm abroad and my home camera is [offline|not responding], [can't see my dog|nobody's at home], [can you do something|it worries me].
! [The router was updated last night|It merged its two bands], [the camera needs 2.4 GHz|I've split them again], [give it three minutes|it should come back].
! [I restarted the router from here|A remote restart is done], [cameras reconnect by themselves|it usually reconnects], [otherwise someone must press reset|else it needs a power cycle].
+ Could it have been [hacked|tampered with]? => [Only your phone logged in|No unknown logins], [change the password to be safe|turn on two-step login].
. [I can see the dog again!|It's online, phew.]

# en-rain broadband broadband
= the internet failing when it rains
= a line that hates rain
> Whenever it rains the internet [dies|gets flaky], [your engineer found nothing|when it's dry all is well].
? When did it [last happen|rain last]? => [Yesterday|On {past}], [it came back when it dried|for half a day].
! [Water gets into the joint outside|The outdoor sleeve is cracked], [it can't be seen in dry weather|a dry test misses it], [we replace the whole stretch on {soon}|a new outdoor cable on {soon}].
! [I've asked for the outdoor cable to be replaced|This time they swap it, not test it], [free of charge|no cost to you], [with a note that it only shows in rain|flagged as rain-related].
+ The last one [just looked and left|said it's fine], why [believe it now|would this be different]? => [It's the team leader|A senior comes], [I won't close it without you|the case stays open until it rains].
. [We'll see when it rains.|New cable, good.]

# en-business-line installation broadband
= broadband for my new café
= a line for a small shop
> We [open a café|start a shop] next week and need [internet for the till|a line with cameras]. [Which plan?|How fast can you install?]
? How [big is it|many devices]? => [Sixty square metres|Two tills and cameras], [maybe twenty guests on wifi|guests too].
! [The small business 200|Business 200] at {amount} yuan, [with a backup on 5G|four-hour repair], [fitted by {soon}|we can do {soon}].
! [A home line isn't allowed in a shop|Shops need the business plan], [upload is faster|it's steadier], [a licence photo is enough|just the licence].
+ How long [is the contract|do I sign for]? => [One year|Twelve months], [you can pause three months|transferable if you sell].
. [Book it.|Let's do {soon}.]

# en-lock membership device
= a smart lock that won't open
= being locked out by my smart lock
> My smart lock is [dead|not reacting] and I'm [outside with the shopping|locked out], [help|what do I do]!
? [Any light or beep|Does it show anything]? => [Nothing|Three beeps], [it warned me days ago|no light].
! [There's a USB contact at the bottom|Underneath is an emergency contact], [hold a power bank to it|power it from a power bank], [then use your finger|then your code works].
! [The batteries are flat|It's the batteries], [a power bank opens it now|the key slot is under the cover], [then put in four alkaline cells|replace all four].
+ Will my [codes|fingerprints] be [lost|gone]? => [No, they stay|They're stored], [only the clock needs setting|nothing to redo].
. [I'm in, thank you!|The power bank worked.]

# en-robot membership device
= a robot vacuum going round in circles
= a lost map in the robot vacuum
> My robot [circles in one spot|doubled the living room], [the map is a mess|I've reset it twice].
? Did you [move the dock|rearrange anything]? => [The sofa|The dock], [last weekend|yes].
! [A moved dock confuses it|It needs a new map], [wipe the turret|clean the sensor], [draw the curtains and map again|then run a fresh map].
! [The log says the laser is dirty|A mirror is doubling the room], [tape the mirror's foot|clean the laser], [update the firmware|then rebuild].
+ Do I lose my [no-go zones|schedule]? => [Save the old map first|Back it up in the app], [then align the zones|they come back].
. [Running straight again.|New map looks right.]

# en-filter membership device
= a water filter asking to be changed too soon
= the filter light after four months
> The filter light is red [after four months|already], [is that a trick to sell more|it's barely used].
! [It counts litres|It goes by flow], [hard water wears it|your water is hard], [change only the first filter for {amount}|the big one is fine].
! [You're at eighty per cent|A fifth is left], [the light comes early|it warns ahead], [a month more is safe|no rush].
+ Can I [change it myself|do it without a fitter]? => [Yes, a half turn|Three minutes], [water off first|I'll send the video].
. [Changed, light is off.|I'll order the small one.]

# en-watch mobile device
= a kid's watch that can't be called
= my son's watch having no service
> My son's watch [has no service|can't be reached], [I have to pick him up|he's waiting at school], [fix it please|quickly].
? What does it [show|say]? => [A cross|Two bars], [since this morning|the location is old].
! [Its line ran out of credit|The second SIM was suspended], [I've restored it|{amount2} yuan added], [restart the watch|try now].
! [The firmware drops in lifts|It switches bands badly], [I pushed an update|locked to 4G], [location in two minutes|call again].
+ Can you do it [from there|remotely]? => [Yes|I can], [done just now|he doesn't press anything].
. [He answered!|Location is back.]
`;
