package dev.firsthand.bot;

import java.util.List;
import java.util.Set;

/**
 * Questions from everyday life, from many domains: what people ask that no site's FAQ answers. The
 * confidence compares a question's nearest phrasing with its nearest neighbours here. Own texts.
 */
final class EverydayQuestions {

  static final List<String> ALL = """
      who painted the ceiling with the two hands almost touching
      how many bones does a grown-up have
      why is the sea salty
      what is the tallest waterfall on earth
      is a tomato a fruit or a vegetable
      how far away is the moon
      what causes thunder
      how do magnets work
      who invented the printing press
      when did the last ice age end
      which planet has the most moons
      why do leaves turn red in autumn
      how fast can a cheetah run
      do fish sleep
      why do cats purr
      how long do elephants live
      what do hedgehogs eat in winter
      can dogs see colours
      my dog ate chocolate, what now
      how often should I bathe a puppy
      why does my cat scratch the sofa
      what is the best name for a parrot
      how do I get rid of ants in the kitchen
      how do bees find their way home
      what is the capital of Mongolia
      how many people live in Brazil
      which countries border Switzerland
      what is the longest river in Africa
      where is the Bay of Bengal
      what language do they speak in Malta
      is Greenland a country
      how high is Mount Fuji
      which ocean is the deepest
      what is the smallest state in the world
      how do I boil an egg so that it stays soft
      what can I cook with leeks and potatoes
      how long does rice keep in the fridge
      how do I stop onions from making me cry
      what temperature should a roast chicken have inside
      can I freeze fresh basil
      what can I use instead of eggs in a cake
      why did my bread not rise
      how much salt goes into pasta water
      how do I sharpen a kitchen knife
      which wine goes with mushrooms
      how many calories are in a banana
      is it healthy to skip breakfast
      how do I make sourdough starter
      what is the difference between baking soda and baking powder
      how do you eat an artichoke
      who won the world cup in 1998
      how many players are in a handball team
      what is the offside rule
      how long is a marathon
      how do I train for my first ten kilometres
      who holds the record in the high jump
      when is the next olympic games
      what are the rules of cricket in short
      how do I improve my backhand
      how many sets are there in a tennis match
      is swimming good for a bad back
      what is a good stretch for tight shoulders
      how do I fix a flat bicycle tyre
      which ski length do I need for my height
      who is the best chess player ever
      how does castling work in chess
      what are the odds of a full house
      when is my tax return due
      do I have to pay tax on a gift from my parents
      what can a teacher deduct from income tax
      how does inflation work
      what is the difference between a share and a bond
      how do I start saving for retirement
      should I rent or buy a house
      how much should a household set aside for emergencies
      what does gross domestic product mean
      who decides about interest rates
      how do I become self-employed
      what belongs into a business plan
      how do I ask my boss for a raise
      what should I wear to a job interview
      how do I write a good cover letter
      how many days off do apprentices get
      can my landlord raise the rent every year
      who pays for repairs in a rented flat
      what does a notary do
      how do I write a will
      what happens in small claims court
      how loud may my neighbours be at night
      do I need a permit to build a shed
      I have a headache since yesterday, what helps
      how do I treat a sunburn
      what are the symptoms of the flu
      is a fever of 38 dangerous for a baby
      how long is a cold contagious
      what helps against hiccups
      how much water should I drink a day
      can I take ibuprofen with coffee
      why do my knees crack
      what is a normal blood pressure
      how do I get rid of a wart
      which foods contain a lot of iron
      how many hours of sleep does a teenager need
      why do I wake up at three every night
      how do I stop biting my nails
      what is the difference between a virus and a bacterium
      does vitamin C prevent colds
      how do vaccines work
      how do I find a good therapist
      I feel lonely lately
      how can I calm down before an exam
      how do I quit smoking
      how do I tell my friend that I am moving away
      my girlfriend and I had a fight
      what is a good present for my grandmother
      how do I throw a surprise party
      what do I write on a wedding card
      how do I get over a breakup
      what should we name our baby
      how do I teach my son to tie his shoes
      at what age do children learn to read
      what games can I play with a five year old
      how do I get my toddler to sleep
      how does the school system work in Finland
      how do I learn a hundred words a week
      what is the past tense of swim
      how do you say good morning in Japanese
      where does the word robot come from
      is it who or whom
      what does et cetera mean
      how many letters are in the Greek alphabet
      what rhymes with orange
      write me a poem about the rain
      tell me something funny
      sing a song for me
      what is your favourite colour
      do you dream
      how old are you
      are you married
      where were you born
      do you like music
      what do you think about love
      what is the meaning of life
      are we alone in the universe
      do ghosts exist
      what sign am I if I was born in March
      what does it mean to dream of falling
      flip a coin
      give me a number between one and ten
      what is 17 times 23
      how do I work out the area of a circle
      what is the square root of 144
      explain the theorem of Pythagoras
      how many ounces are in a pound
      convert 30 miles to kilometres
      how much is a cup in millilitres
      what is a prime number
      how does long division work
      what is the chance to roll two sixes
      how does a nuclear power plant work
      what is an atom made of
      why is the sky blue
      how do planes stay in the air
      what is dark matter
      how hot is the surface of the sun
      how does a microwave heat food
      why does ice float
      what is photosynthesis
      who discovered penicillin
      how are diamonds formed
      what is the speed of light
      how does a rainbow come about
      when will the next solar eclipse be
      can you see the great wall from space
      who was the first woman in space
      how long did the hundred years war last
      who built the pyramids
      when did the Berlin wall come down
      who was the first emperor of Rome
      why did the Titanic sink
      what did people eat in the middle ages
      who wrote the odyssey
      which king had six wives
      how did the black death spread
      what was the silk road
      who is the prime minister of Canada
      how is the president elected in France
      what does the upper house do
      how many members does the european union have
      what happened in the news today
      who won the election last night
      what is the difference between left and right in politics
      will it rain this weekend
      how cold does it get in Oslo in January
      is there a storm coming
      what was the hottest day ever recorded
      when does spring begin
      what time does the sun set tonight
      is it going to snow at christmas
      how long is the flight from Rome to Lima
      what should I see in Lisbon in three days
      do I need a visa for Vietnam
      what is the best month to visit Iceland
      how do I beat jet lag
      is tap water safe in Morocco
      how much do you tip in restaurants in Japan
      where can I camp for free in Sweden
      what do I pack for a week of hiking
      how do I get from the airport to the old town
      which side of the road do they drive on in Australia
      are there sharks in the Adriatic
      what is there to do around here on a Sunday
      good restaurant nearby
      where is the closest petrol station
      how is the traffic on the bridge right now
      when does the next bus leave
      how do I parallel park
      how often do I need to change the oil
      what does the yellow light on the dashboard mean
      my car makes a strange noise when I brake
      which tyres are best in snow
      how do jumper cables work
      how much does it cost to charge an electric car at home
      what is the speed limit on a country road
      can I drive with a foreign licence
      how do I remove red wine stains from a carpet
      how do I unclog a sink
      which paint is best for a bathroom
      how do I hang a heavy mirror
      the toilet keeps running, what do I do
      how do I get candle wax off a table
      what kills mould on walls
      how do I descale a kettle
      how much does a new roof cost
      can I put a washing machine in the attic
      how do I get chewing gum out of jeans
      how do I iron a shirt properly
      how do I fold a fitted sheet
      how do I knit a scarf
      which needle do I need for leather
      how do I make a paper plane that flies far
      how do I solve a magic cube
      how do I build a bird house
      how do I start drawing portraits
      what is the rule of thirds in photography
      how do I read sheet music
      which chords do I need for blues
      how do I tune a ukulele
      who sang that song about the yellow submarine
      how many strings does a harp have
      who composed the four seasons
      what is the best album of the seventies
      which film won best picture last year
      who played the detective in that old black and white movie
      is the book better than the film
      recommend me a crime novel
      what happens at the end of the great gatsby
      who wrote about the white whale
      how many seasons does that hospital show have
      what is on television tonight
      when does the new space movie come out
      is that actor still alive
      how tall is the singer from that band
      what is a haiku
      what is the difference between a crow and a raven
      how do I keep squirrels off the bird feeder
      which mushrooms are poisonous
      how do I tell how old a tree is
      do snakes have ears
      how do spiders make silk
      why do flamingos stand on one leg
      how long is a whale pregnant
      what is the fastest bird
      how do volcanoes erupt
      what is the ring of fire
      why do we have leap years
      what time is it in Tokyo
      how many days until christmas
      when is easter next year
      what is the date on Friday
      why does February have 28 days
      who was Saint Nicholas
      why do people celebrate halloween
      when is the chinese new year
      what do you do at a baptism
      what is the golden rule
      what did Socrates teach
      is it ever right to lie
      what is karma
      how do I meditate
      do you believe in god
      how does a jury work
      what is the difference between murder and manslaughter
      can the police search my bag
      how do I sue somebody
      what does a judge earn
      how do I become a pilot
      what do I have to study to be a vet
      how long does it take to become a doctor
      is it hard to learn programming
      how does a computer store pictures
      what is the difference between memory and disk
      how do I make a table of contents in a word processor
      which button takes a screenshot
      why is my laptop so slow
      how do I clean a keyboard
      what is artificial intelligence
      will machines take over the world
      who won the chess match between man and machine
      how does the internet get across the ocean
      what does http stand for
      how do I make a slide show
      what is the best free drawing program
      who invented the telephone
      how do I get a stone out of a horse's hoof
      how deep should a fence post be
      when do I harvest potatoes
      how do I make compost
      what is the difference between jam and marmalade
      how do I clean a fish
      can you eat acorns
      how do I light a fire without matches
      how do I tie a bowline
      how do I find north without a compass
      what do I do if I meet a bear
      how long can a person go without water
      what is the emergency number in Spain
      how do I put someone in the recovery position
      blood type of the queen
      lottery numbers from saturday
      cheapest way to heat a house
      funny facts about penguins
      best joke of the week
      longest word in german
      what is trending today
      horoscope for libra
      good night
      I am bored
      you are cute
      my name is Peter
      I went to the park with my brother
      it is a beautiful day today
      guess what happened to me
      I love pizza
      do you want to be my friend
      let us play a game
      my team lost again
      just testing
      asdf qwer
      blah blah blah
      the quick fox and the lazy dog
      lorem ipsum
      """.lines().map(String::strip).toList();

  private static final Set<String> EACH = Set.copyOf(ALL);

  private EverydayQuestions() {}

  /** Whether {@code text} is one of them, letter by letter. */
  static boolean isOne(String text) {
    return EACH.contains(text);
  }
}
