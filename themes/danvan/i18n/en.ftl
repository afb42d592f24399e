# Interface words of the default theme, in English.
# Every key here must exist in vi.ftl, and the other way round. Arguments: $n counts; the others are ready text.

## Frame
og-locale = en_GB
skip = Skip to content
menu = Menu
menu-main = Main menu
breadcrumbs = Breadcrumbs
settings = Text and theme
size = Text size
size-smaller = Smaller text
size-normal = Normal text
size-larger = Larger text
theme = Theme
theme-light = Light
theme-dark = Dark
theme-contrast = High contrast
theme-auto = Automatic
contact = Contact
contact-address = Address
contact-phone = Telephone
contact-email = E-mail
contact-responsible = Responsible for content
contact-permit = Permit
feed = Follow new stories (Atom)
license = Content licence: { $name }
generator = Made with { $name }

## Kinds of content
section-mo-hinh = Model
section-phong-trao = Movement
section-hoi-nghi = Conference
section-van-ban = Document
section-khen-thuong = Awards
section-trang = Page
sections-mo-hinh = Models
sections-phong-trao = Movements
sections-hoi-nghi = Conferences
sections-van-ban = Documents
sections-khen-thuong = Award lists
sections-trang = Pages

## Home
home-intro = Introduction
count-collective = { $n ->
    [one] { $n } collective model
   *[other] { $n } collective models
}
count-individual = { $n ->
    [one] { $n } personal exemplar
   *[other] { $n } personal exemplars
}
count-movements = { $n ->
    [one] { $n } movement
   *[other] { $n } movements
}
count-provinces = { $n ->
    [one] { $n } province or city
   *[other] { $n } provinces and cities
}
totals = What people achieved together
totals-note = Only the results of single models are added up. Totals of communes, districts and provinces stand apart and are not counted here.
totals-more = { $n ->
    [one] One more figure
   *[other] { $n } more figures
}
total-stories = { $n ->
    [one] from one story
   *[other] from { $n } stories
}
total-how = How this is counted
total-included = { $n ->
    [one] One figure was added:
   *[other] { $n } figures were added:
}
total-excluded = { $n ->
    [one] One figure was left out, because:
   *[other] { $n } figures were left out, because:
}
newest = New models
all-models = { $n ->
    [one] See the one model
   *[other] See all { $n } models and exemplars
}
by-field = By field
by-province = By province
movements = Movements
movements-note = Results of a whole commune, district, province or organisation, as that body reported them.
conferences = Conferences
ways = Other ways in
empty-site = No stories yet
empty-site-reader = This showcase has just been set up. Please come back once the first models are published.
empty-site-editor = If you are its editor: put a story into the folder content/mo-hinh and build the site again; it will appear here.

## Story
compiled = Compiled from public sources; not an official report of the place.
compiled-sources = See the sources
not-labelled = The source does not call this a “Dân vận khéo” model. It is included because the way of working is alike.
facts = Key facts
place = Place
place-lists = Stories in:
place-renamed = now
place-merged = now part of
place-divided = one part now belongs to
place-gone = its area now belongs to
units = { $n ->
    [one] one unit
   *[other] { $n } units
}
place-unknown = not yet settled where it belongs today
period = Period
years = Stories of the year:
field = Field
organ = Led by
recognition = Recognition
awards = Awards
decision = No. { $number }
replicated-at = Replicated in
posted = Published here
toc = In this story
figures = All figures
figure-name = Measure
figure-wording = As the source has it
figures-help = What these measures mean
role-boi-canh = context
role-truoc = before
role-sau = after
change-to = to
ratio-reads = { $part } of { $whole }, or { $percent }
reading = Read as: { $text }
parts = Made up of:
accepted = So in the source:
replication = Doing the same elsewhere
pictures = Pictures
credit = Photo: { $name }
people = People named
sources = Sources
cite = Cite this page
permalink = Short, permanent address:
copy-citation = Copy the citation
copy-permalink = Copy the address
copied = Copied
print = Print this page
print-copy = Printable copy (PDF)
tags = Tags
related = Related
similar = Similar models
similar-because = Because of: { $reasons }

apply = Do this where I live
apply-sheet = Do this where I live: one sheet to print

## Sheet for doing the same
sheet = Replication sheet
sheet-intro = Steps, conditions and lines to fill in, on one page of A4, for a place that wants to do the same.
sheet-print = Print this sheet
sheet-own = In my place
sheet-where = Place
sheet-who = Person in charge
sheet-start = Starting day
sheet-steps = What to do
sheet-needs = What it takes
sheet-notes = Notes
sheet-source = Source:
sheet-story = The whole story:

## Conferences and award lists
programme = Programme
programme-time = Time
programme-item = Item
papers = Papers
speeches = Speeches
awarded = List of awards
awarded-form = Award
awarded-recipient = Given to
awarded-story = See the story

## Lists
stories = { $n ->
    [one] { $n } story
   *[other] { $n } stories
}
list-totals = The models of this list, added up
list-stories = Stories
list-place-renamed = A former name. The place is now
list-place-merged = A former unit, now part of
list-place-divided = A former unit, divided:
list-place-gone = A former unit. Its area now belongs to
list-place-unknown = A former unit. It is not yet settled where it belongs today.
list-place-before = Includes former units with stories:
list-place-parts = Holds a part of a divided unit, whose stories are therefore not counted here:
villages = By village
village-none = No village named
narrower = Narrow down by place
pager = Pages of this list
pager-previous = Previous
pager-next = Next
pager-page = Page
pager-of = page { $current } of { $last }
empty-list = No stories in this list yet
empty-list-what = Stories that belong here will appear on their own. Meanwhile, please look at the other models.
empty-terms = Nothing here yet
to-home = Go to the home page

## Metrics and rankings
metrics = Figures
metrics-intro = Every metric that the stories give a figure of. Open one to see each figure, greatest first.
metric = Metric
metric-stories = Stories
metric-total = Sum of models
ranking = ranking
ranking-unit = Unit: { $unit }
ranking-total = { $n ->
    [one] One figure of a model:
   *[other] Sum of { $n } figures of models:
}
ranked = From great to small
ranked-note = Only results of single models are ranked. Words such as “nearly” and “more than” are kept and do not count; a range is ranked by its upper end; equal figures share a rank.
apart = Not ranked ({ $n })
apart-note = These figures cannot be compared with the ranked ones; each line says why.
reason-other-unit = a rate in another unit:
reason-other-form = told in another form (one number, or before and after)
change-up = up by
change-down = down by
change-none = unchanged

## Comparing
compare = Compare
compare-intro = The figures of two to four stories side by side. Only figures of one unit, one form, one role and one kind of scope are compared; none is called better.
compare-add = Add to comparison
compare-count = { $n ->
    [one] One story chosen. Choose another to compare it with.
   *[other] { $n } stories chosen.
}
compare-full = Four stories are the most. Take one out first.
compare-clear = Clear
compare-drop = Take out
compare-not = Not compared:
compare-unlike = different
compare-and = and
compare-with = and
compare-none = These stories have no metric in common.
compare-shared = Told by several stories
compare-alone = Told by one story alone
compare-untold = not told
compare-how = How to choose stories
compare-how-pair = At the end of each model stands “Similar models”: press “Compare” under the name of one.
compare-how-any = To choose two to four stories yourself: press “Add to comparison” on a story's page or in a list, then “Compare” in the bar at the foot of the screen. The choice is remembered on this device only.
compare-pairs = Models that are alike
compare-pairs-more = { $n ->
    [one] One more pair opens from “Similar models” at the end of its stories.
   *[other] { $n } more pairs open from “Similar models” at the end of each story.
}
compare-can = Can be compared:
compare-failed = A chosen story could not be opened; it may have been taken down.
aspect-unit = unit
aspect-form = form
aspect-role = role
aspect-scope = scope
form-number = one number
form-range = a range
form-share = a share
form-change = before and after

## Lost and moved
lang = en
untranslated = This story is told in Vietnamese only. Its figures and places are named in English where they have a name.
translated = This is a translation. Figures and places stand in the words of the original.
translated-original = Read the original in Vietnamese
qr = Square code that leads to this story
qr-how = Point the camera of a phone at the code to open this story.
llms-about = Every story names its source. Figures stand in the words of the source ("over", "nearly", "about"); what is computed stands beside them. Figures of a movement are never added to those of models, nor totals of several years to those of one.
llms-parts = Parts of the site
llms-new = New stories
compare-print = Print the comparison
close = Close
home-map = Where it was done
lost-search = Search the stories in the box at the top of the page
unconnected = No network
unconnected-what = This page has not been opened on this device while there was a network. Pages that have been can be read again, from the home page on.
lost = There is no page at this address.
lost-what = A letter may be missing, or the page was taken down. You can go on from here:
lost-ways = Ways on
moved = This page has moved
moved-to = If nothing happens, please open:

## Words that views are made of
home = Home
page = page
year = Year
not-found = Page not found
redirect = This page has moved
terms-field = Fields
terms-place = Places
terms-year = Years
terms-tenure = Terms of office
terms-level = Levels
terms-organ = Leading bodies
terms-tag = Keywords
terms-award = Forms of award
intro-mo-hinh = Collective models and personal exemplars, newest first.
intro-phong-trao = Totals of a commune, district, province or association over a period. They are not added to the figures of models.
intro-hoi-nghi = Review and award conferences.
intro-van-ban = Documents that are referred to.
intro-khen-thuong = Award lists.
recognised = Recognised
shared-tag = same keyword
shared-province = same province
shared-organ = same leading body
shared-field = same field
reason-movement = not the figure of one model; it may hold the models here
reason-wider-scope = the figure of a commune, district or province, not of the model alone
reason-not-result = tells of the background, or of before and after, not of a result
reason-faulty = the source does not agree with itself
reason-not-single = not one definite number
team-name = Team
team-founded = Founded
team-members = Members
lifecycle-registered = Registered
lifecycle-evaluated = Evaluated
lifecycle-result = Result of evaluation
lifecycle-stopped = Stopped
replication-cost = Cost
replication-people = People
replication-time = Time
replication-conditions = Conditions
replication-contact = Contact
held-on = Held on
venue = Venue
document-number = Number
document-form = Form
document-subject = Subject
issued = Issued
issuer = Issued by
level = Level
place-enlarged = now part of a new unit of the same name:
list-place-enlarged = Since the reform it is part of a new unit of the same name:
until = until
reason-no-fraction = a percentage without its part and whole
reason-told = added already from another story that tells the same figure
reason-superseded = a later figure of the same place stands in its place
reason-other-time = of a longer time than this one
reason-overlaps = the place of a greater figure that is added, which may count the same people
hidden-draft = Draft: seen in a preview only.
hidden-ready = Waiting for approval: seen in a preview only.
hidden-scheduled = Scheduled: seen in a preview only.
hidden-expired = Expired: seen in a preview only.

## Data
data = Data
data-title = Open data
data-intro = Every model, movement and figure on this site, to download, filter, add up and use again. Each figure comes with its source's own words, its unit, its scope and the story that tells it.
data-updated = Up to
data-files = Files
data-file-workbook = Excel workbook with five sheets: models, movements, figures, teams, dictionary. The best choice for Excel.
data-file-models = One row a model or exemplar.
data-file-movements = One row a movement: the common results of a place or a branch.
data-file-figures = One row a figure.
data-file-teams = One row a team or another group.
data-file-json = The whole catalogue, with conferences, documents, award lists, teams and definitions.
data-file-feed = New stories, as JSON Feed.
data-rows = { $n ->
    [one] { $n } row
   *[other] { $n } rows
}
data-per-story = Each story has a file of its own: add index.json to its address.
data-inside = What is in it and what is not
data-inside-what = All that stands at the head of a story: name, summary, field, organ, period, places then and now, figures, recognition, awards, sources.
data-inside-not = Not the text of stories, pictures, the names of people or whom to ask: those are on the stories' own pages.
data-inside-sum = Before adding up: take only rows whose role is ket-qua and whose accepted is empty, only of metrics that add up; never add figures of movements, communes, districts or provinces to those of the models inside them.
data-licence = Licence
data-licence-what = Copy, change and use the data again as far as this licence lets you, and name the source as below. The articles cited belong to their publishers.
data-licence-none = This site does not state a licence. Ask the body that runs it before using the data again.
data-cite = How to cite
copy-bibtex = Copy BibTeX
data-written = How the CSV files are written
data-written-csv = UTF-8 with a byte order mark, commas between fields, CRLF at the end of rows, double quotes around fields that need them (RFC 4180).
data-written-number = Numbers are not grouped and have a decimal point: 19471, 3.796. Days are written 2019-10-09, 2019-10 or 2019.
data-written-list = A cell with several items: items are parted by a vertical bar with a space on both sides. Inside an item \| is a bar, \\ a backslash, \n a new line.
data-written-guard = A text cell that begins with =, +, -, @, ' (or their full-width forms), a tab or a return has one more ' before it, so that no spreadsheet takes it for a formula. When reading, drop exactly one.
data-written-excel = Opening a CSV straight in Excel drops leading zeros of place codes and turns 2023-11 into a day; use the XLSX file, or import the CSV with every column as text.
data-dictionary = Data dictionary
data-part-stories = Columns of mo-hinh.csv and phong-trao.csv
data-part-figures = Columns of so-lieu.csv
data-part-teams = Columns of to-dan-van.csv
data-part-metrics = Metrics
data-part-keys = Keys
data-name = Name
data-unit = Unit
data-kind-stories = Kind
data-kind-figures = Kind
data-kind-teams = Kind
data-kind-metrics = How it adds up
data-kind-keys = Used in columns
data-meaning = Meaning
data-front = Front matter
data-computed = computed
story-data = This story's data:
## Charts
chart-table = See the numbers
before = Before
after = After
chart-story = Story
chart-each = model by model
chart-greatest = the ten greatest models
chart-ranking-note = Each number belongs to one model; numbers of a whole commune, district or province are not ranked here.
chart-funnel = From registration to recognition and award
chart-stage = Stage
chart-count = Number
chart-of-first = Share of those registered
chart-years = Stories by year and field
chart-years-note = A story of several years counts in each of them.
chart-map = Stories by province
chart-map-description = Each tile is a province or city since 1 July 2025; north is up, east is right. A tile with a number leads to the stories of that place.
chart-map-metric-note = The results of the models of each place, added up.
chart-province = Province or city
chart-stories = Stories
total-rest = and { $n } more; the data files hold them all.
data-places = Tables of places
data-places-what = Codes and names of communes, districts and provinces follow decision { $decree }; the tables are taken from

## Teams
teams = Mass mobilisation teams
teams-of = Mass mobilisation teams in
teams-here = Teams here
teams-intro = The teams on local lists and the groups that stories name, by province and commune of today.
team-count = { $n ->
    [one] { $n } team
   *[other] { $n } teams
}
team-count-groups = { $n ->
    [one] { $n } other group
   *[other] { $n } other groups
}
team-count-members = { $n ->
    [one] { $n } member
   *[other] { $n } members
}
team-group = another group
team-when-founded = founded { $when }
team-then = Under the former unit:
team-models = Models:
teams-none = no list yet
teams-list = The teams
teams-coverage = Residential areas with a listed team
teams-coverage-note = The villages named in the lists, over all residential areas.
teams-coverage-of = { $n ->
    [one] Only of one place, where both numbers are known.
   *[other] Only of { $n } places, where both numbers are known.
}
team-areas = { $part }/{ $whole } residential areas
teams-coverage-without = { $n ->
    [one] { $n } place has a number of residential areas but no list that names every village, and is not counted.
   *[other] { $n } places have a number of residential areas but no list that names every village, and are not counted.
}
teams-areas = Number of residential areas from:
teams-by-province = By province
teams-by-commune = Choose a commune
teams-reported = Reported figures
teams-reported-note = What reports say of places whose lists do not hold as many teams. Never added to the lists.
teams-sources = The list is taken from:
teams-stories = Stories in

## Search
search = Search
search-intro-only = Type a few words into the box at the top, with or without Vietnamese marks.
search-intro = Type a few words into the box at the top, with or without Vietnamese marks; or take one of the ways below.
search-label = Search the stories
search-button = Search
search-list = Suggestions
search-some = Stories found: { $n }
search-none = No story found. Try fewer words, or others.
search-all = See all results: { $n }
search-mended = Did you mean: { $text }
search-failed = The search data could not be loaded.
search-retry = Try again
search-results = Results
search-more = Show more
search-unread = Stories with all the quoted words, not yet read to see whether they stand together: { $n }. “Show more” reads on.
search-narrow = Narrow down
search-metric = Figure
search-any = None
search-sort = Order
search-best = Best match first
search-newest = Newest first
search-most = Largest first
search-least = Smallest first
search-from = From
search-to = To
search-told = Stories with this figure: { $n }
search-sections = Section
search-doer = Kind of model
terms-letter = A–Z

## Print
print-bia = Cover
print-loi-noi-dau = Foreword
print-muc-luc = Contents
print-chuong-trinh = Programme of the conference
print-phat-bieu = Speeches
print-bao-cao = Report
print-tham-luan = Papers
print-mo-hinh = Models and exemplars
print-phong-trao = Movements
print-van-ban = Documents
print-khen-thuong = Awards
print-phu-luc-so-lieu = Appendix of figures
print-tra-cuu-dia-danh = Index of places
print-tra-cuu-ten = Index of models
print-thong-tin-xuat-ban = Imprint
print-bia-sau = Back cover
print-no-field = Other fields
print-book = Volume
print-figure = Picture
print-credit = Photograph:
print-see = see
print-notes = Notes
print-landmarks = Main parts
print-pages = Pages of the printed volume
print-back = Back to the mark of note
print-accessibility = Headings form an outline, contents and notes are linked both ways, tables have header rows, and pictures have descriptions. All of it can be read with a screen reader.
print-online = Read it online, with open data and search:
print-speech = Speech
print-speaker = Speaker
print-paper = Paper
print-author = Author
print-story = Story
print-source = Source
print-party = ĐẢNG CỘNG SẢN VIỆT NAM
print-state = CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
print-motto = Độc lập - Tự do - Hạnh phúc
print-imprint-responsible = Responsible for publication
print-imprint-content = Content
print-imprint-editors = Editors
print-imprint-design = Design
print-imprint-permit = Publishing permit
print-imprint-printer = Printed at
print-imprint-copies = Copies
print-imprint-deposit = Legal deposit
print-attached = Every figure of the book, with its story and source
