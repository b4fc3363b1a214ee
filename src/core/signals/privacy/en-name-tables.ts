const set = (words: string): ReadonlySet<string> => new Set(words.split(/\s+/));

/** Given names that are common where English is spoken, with those of its large migrations. */
export const FIRST_NAMES = set(
  `aaron abby abdul abdullah abigail adam adele adrian adriana agnes ahmed aidan aisha akira alan albert alberto alejandra
alejandro alessandro alex alexa alexander alexandra alexis alfred ali alice alicia alison allan allen allison alma alyssa amanda
amber amelia amina amir amit amy ana anastasia andre andrea andreas andrei andres andrew andy angel angela angelica angelina
angelo anil anita ann anna anne annette annie anthony antoine anton antonia antonio anya arjun arlene arnold arthur arturo asha
ashley ashok astrid audrey august austin ava barbara barry beatrice becky belinda ben benedict benjamin bernadette bernard bernice
beth bethany betty beverly bill billy björn blake bob bobby bonnie boris brad bradley brandon brandy brenda brendan brent brett
brian bridget brittany bruce bryan bryce caitlin caleb calvin cameron camila camille candice carl carla carlo carlos carmen carol
carole caroline carolyn carrie casey cassandra catherine cathy cecilia cecil cedric celeste chad chandra charlene charles charlie
charlotte chase chelsea cheryl chloe chris christian christina christine christopher christy cindy claire clara clarence clark
claude claudia clayton cliff clifford clint clive cody colin colleen connie connor conrad constance corey courtney craig cristina
crystal curtis cynthia daisy dale damian damien dan dana daniel daniela danielle danny daphne darius darlene darren darryl dave
david dawn dean debbie deborah debra deepak denise dennis derek derrick desmond devin diana diane diego dimitri dmitri dolores dominic
dominique don donald donna dora doreen doris dorothy doug douglas duane duncan dustin dwayne dylan earl ed eddie edgar edith edmund
eduardo edward edwin eileen elaine eleanor elena eli elias elijah elisabeth elise elizabeth ella ellen ellie elliot elsa emil
emilia emilio emily emma emmanuel enrique eric erica erik erika erin ernest esteban esther ethan eugene eunice eva evan evelyn
fabian faith farah farid fatima federico felicia felix fernando fiona florence frances francesca francesco francis francisco
frank frankie fred freddie frederick freya gabriel gabriela gabrielle gail gareth gary gavin gene geoffrey george georgia georgina
gerald geraldine gerard gilbert gina giovanni gladys glen glenn gloria gopal gordon grace graham grant greg gregory greta guillermo
gus gustavo guy hailey hamid hannah hans harold harriet harry harvey hassan hazel heather hector heidi helen helena helga henrik
henry herbert herman hilary holly hope howard hugh hugo ian ibrahim ida ignacio igor imran ingrid irene iris isaac isabel
isabella isabelle ivan ivy jack jackie jackson jacob jacqueline jade jaime jake jamal james jamie jan jana jane janet janice jared
jasmine jason javier jay jean jeanette jeanne jeff jeffery jeffrey jen jenna jennifer jenny jeremy jerome jerry jesse jessica jessie jill
jim jimmy joan joann joanna joanne joe joel johan johanna johannes john johnny jon jonas jonathan jordan jorge jose josef joseph
josephine josh joshua joy joyce juan juanita judith judy julia julian juliana julie juliet julio june justin kai kamal karen karim
karin karl karla kate katherine kathleen kathryn kathy katie katrina kay kayla keith kelly kelsey ken kenneth kenny kent kerry
kevin khalid kim kimberly kirk kirsten kiran klaus krishna kristen kristin kristina kumar kurt kyle lakshmi lance lara larry lars
latoya laura lauren laurie lawrence leah lee leila lena leo leon leonard leonardo leroy leslie lester levi lewis liam lila lillian
lily linda lindsay lindsey lisa liz lloyd logan lois lola lopez lora lorenzo loretta lori lorraine louis louise luca lucas lucia
lucille lucy luigi luis luke lydia lynn mabel madeline madison magnus mahmoud malcolm manuel marc marcel marcella marcia marco marcos
marcus margaret margarita maria mariam marian marianne marie marilyn mario marion marisa marissa marjorie mark markus marlene
marsha marshall martha martin martina marvin mary maryam mason mateo mathias matt matteo matthew maureen maurice max maxine maya
meera megan mehmet melanie melinda melissa melody melvin mercedes meredith michael michaela michele michelle miguel mikael mike
mikhail mildred milton mindy minh miranda miriam mitchell mohamed mohammad mohammed moira molly mona monica monique morgan morris
muhammad murray myra myrtle nadia nancy naomi natalia natalie natasha nathan nathaniel neha neil nelson nicholas nick nicola
nicolas nicole nigel nikita nikolai nina noah noel nora norma norman olga oliver olivia omar oscar otto owen pablo paige pam pamela
paolo patricia patrick patty paul paula pauline pedro peggy penelope penny percy perry pete peter petra phil philip phillip phoebe
phyllis pierre polly prakash pranav priscilla priya rachel rafael rahul raj rajesh ralph ramesh ramon randall randy raphael rashid
raul ravi ray raymond rebecca regina reginald renee ricardo richard rick ricky rita rob robert roberta roberto robin rochelle rod
roderick rodney rodrigo roger rohan roland roman ron ronald ronnie rosa rosalie rosario rose rosemary rosie ross roxanne roy ruben
ruby rudolf rudy russell ruth ryan sabrina sadie sally salma sam samantha samir samuel sandeep sandra sandy sanjay santiago sara sarah
sasha saul scott sean sebastian selena serena sergei sergio seth shane shannon sharon shaun shawn sheila shelley sherry shirley
sidney sierra silvia simon simone sofia sonia sonja sophia sophie spencer stacey stacy stanley stefan stefano stella stephanie stephen
steve steven stewart stuart sue sunil suresh susan susana susanne suzanne svetlana sven sylvia tabitha tamara tammy tanya tara
tatiana taylor ted terence teresa terrence terri terry theodore theresa thomas tiffany tim timothy tina toby todd tom tommy toni
tony tracey traci tracy travis trevor tricia troy tyler tyrone ursula valentina valerie vanessa vera vernon veronica vicki vicky victor
victoria vijay vikram vincent viola violet virginia vivian vladimir wade wallace walter wanda warren wayne wendy wesley wilhelm will
willem william willie wilma winston xavier yasmin yolanda yusuf yvette yvonne zachary zainab zoe`,
);

/** Family names that are common where English is spoken. */
export const SURNAMES = set(
  `adams ahmed alexander ali allen alvarez anderson andrews armstrong arnold bailey baker barnes bell bennett berry black boyd
bradley brooks brown bryant burns butler campbell carpenter carroll carter castillo chan chavez chen clark coleman collins cook cooper
cox crawford cruz cunningham daniels davies davis diaz dixon duncan dunn edwards elliott ellis evans ferguson fernandez fisher flores
ford foster fox freeman garcia gardner gibson gomez gonzales gonzalez gordon graham grant gray green greene griffin hall hamilton
hansen harris harrison harvey hawkins hayes henderson henry hernandez hicks hill holmes howard hudson hughes hunt hunter jackson jacobs
james jenkins jensen jimenez johnson johnston jones jordan kelley kelly kennedy khan kim king knight kumar larsen larson lawrence lawson lee
lewis li lin liu long lopez marshall martin martinez mason matthews mccarthy mcdonald medina mendoza meyer miller mills mitchell
moore morales moreno morgan morris morrison murphy murray myers nelson nguyen nielsen olson ortiz owens palmer parker patel patterson
payne perez perkins perry peters peterson phillips pierce porter powell price ramirez ramos reed reid reyes reynolds rice richards
richardson riley rivera roberts robertson robinson rodriguez rogers romero rose ross ruiz russell ryan salazar sanchez sanders schmidt
schneider scott shaw silva simmons simpson singh smith snyder spencer stephens stevens stewart stone sullivan taylor thomas thompson
torres tran tucker turner vasquez wagner walker wallace wang ward warren washington watkins watson weaver webb weber wells west wheeler
white williams willis wilson wong wood woods wright wu yang young zhang zhao`,
);

/** Given names that are ordinary words or places as well. */
export const WORDS_TOO = set(
  `amber angel art august austin bill brandy brook chad chance charity chase chelsea christian crystal daisy dale dawn dean destiny
don drew earl faith frank gene georgia ginger grace grant guy harmony hazel heather holly hope iris ivy jack jade jasmine jay jean jordan
joy june kay kent lance lee madison mark mason may melody mercedes miles misty morgan norm olive opal page paige pat pearl penny
perry ray rich rob robin rod roman rose ruby rusty sandy sierra sky skip stormy summer sue taylor trinity troy victor violet virginia
wade warren wayne will cliff clay curt cash cody lily max ben kim jan sam don savannah chandra kiran`,
);

/** Words that begin with a capital, or follow a cue, and are no part of a name. */
export const NOT_SURNAMES = set(
  `a an the this that these those i i'm i've i'd i'll it its it's he she we they you your my our his her their who what when where why
how is are was were am be been being has have had do does did can could will would shall should may might must not no yes ok okay
and or but so if then than as at by for from in into of off on onto out over to up with without about after before again also just
only very too here there now today tomorrow yesterday tonight monday tuesday wednesday thursday friday saturday sunday january
february march april may june july august september october november december morning afternoon evening night day week month year
hi hello hey dear thanks thank please sorry welcome sure great good bye regards best sincerely team support service services customer
agent bot user manager supervisor representative sir madam ma'am mr mrs ms miss dr everyone everybody somebody someone nobody anyone
all any some each every both same new old first last next calling called speaking looking trying having getting going using waiting
writing contacting following regarding unable able happy glad afraid interested aware done ready still already really frustrated
confused concerned worried disappointed upset tired sick angry correct wrong right fine well back ridiculous unacceptable because
spelled spelt email phone number address account order ticket card name date time company inc ltd llc corp corporation bank street
road avenue apt suite unit city state country america american english chinese french german spanish google amazon apple microsoft
iban ssn dob zip pin vin imei sku faq pdf usa uk eu windows android facebook twitter paypal visa mastercard internet wifi ios app web website online mobile premium plus pro gold silver basic
one two three four five six seven eight nine ten more most much many few little lot another other such there's that's what's let's
trading standards financial ombudsman authority commission council department office police consumer rights protection advice period
payment payments balance fee fees charge charges statement policy application
don't didn't doesn't isn't can't won't hasn't haven't couldn't wouldn't`,
);
