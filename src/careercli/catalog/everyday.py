"""Everyday words and the words of the trades that they may stand for, and words that say nothing about a job.

Written for this project: a search by somebody who does not know a job's name goes by them (`catalog.tasks`).
"""

from __future__ import annotations

from collections.abc import Sequence

_MEANS = """
    911: emergency dispatch call; abuse: child neglect; act: perform; ad: advertis campaign;
    addict: substance addiction; ads: advertising campaigns; advertise: marketing campaign;
    advice: advise consult recommend; advise: advice consult recommend; ai: machine learning model;
    airport: aircraft flight; app: application software mobile; appointment: schedule calendar;
    apps: applications software; baby: infant toddler; bank: deposit loan account; bar: bartender drink;
    bill: invoice billing payment; bills: invoices billing; blood: specimen lab; book: ledger account;
    boss: manager supervisor lead director executive; box: package carton pack; boxes: packages cartons;
    bridge: road structure; broke: repair fault; broken: repair fault; budget: forecast spending;
    bug: defect test fault; build: construct assemble install; bus: student route passenger;
    buy: purchase supplier procure; buying: purchasing supplier; calls: phone telephone;
    car: vehicle automobile auto; carry: load lift; cars: vehicles auto; cashier: register checkout;
    cat: animal; charge: manager head lead; chart: dashboard report; cheap: cost; check: inspect test verify;
    children: kids students; clean: cleaning sanitize wash; cleaning: clean sanitize;
    clothes: apparel garment store; cloud: server infrastructure; code: program software develop;
    coding: programming software; coffee: espresso drink; company: firm business organization corporate;
    complaint: customer problem; computer: software system laptop it; computers: software systems laptops;
    concrete: cement; contract: agreement; cook: kitchen food prepare; cooking: kitchen food;
    cop: police officer; cost: expense budget; court: judge trial legal; crime: criminal offender police;
    criminal: offender crime; crop: field; customer: client guest shopper; data: database dataset analysis;
    deliver: delivery package route; dentist: dental; depression: mental counseling; design: designer plan draw;
    dig: excavate trench; disability: disabled special; disabled: disability special;
    disease: illness outbreak infection; dish: wash; dishes: wash; doctor: physician clinic medical;
    dog: animal; draw: sketch illustration; drawing: sketch illustration; drink: beverage bar;
    drinks: beverages bar; drive: driver driving vehicle route; driving: driver vehicle;
    drug: addiction substance medication; elderly: older resident; emergency: ambulance 911 urgent;
    employee: staff worker; employees: staff workers; engine: motor; executive: chief;
    exercise: movement therapy strength; experiment: laboratory research; explain: document describe;
    factory: plant production manufacturing line; farm: crop livestock field; farmer: farm crop;
    feature: product roadmap; feeling: emotion counsel; feelings: emotions counsel mental;
    file: record document; film: movie video; fire: firefighter emergency; firm: company;
    fix: repair mend maintain; food: meal kitchen dish; foster: child family; game: software;
    garden: plant landscap; grandparent: elderly older; guard: security patrol; hack: attack security;
    hacker: attack security breach; hair: cut style salon; haircut: hair style; head: chief director lead;
    help: assist support; hire: recruit candidate; hiring: recruiting candidates; home: house client residence;
    homeless: shelter housing; hospital: patient clinic ward; hotel: guest room;
    house: home building residential; idea: concept; injury: injured rehabilitation; inspect: check quality;
    insurance: policy claim coverage; internet: network web online; invent: develop prototype;
    invest: portfolio stock; jail: inmate prison; kid: child student youth; kids: children students pupils;
    lab: laboratory specimen test; law: legal attorney; lawn: grass mow landscap; lawyer: attorney legal;
    legal: law attorney; lift: carry load; light: electrical fixture; listen: counsel; load: freight truck;
    loan: mortgage credit; logo: brand design; machine: equipment; mail: letter package postal;
    manage: supervise manager lead run; meal: food; measure: test inspect;
    medicine: medication drug prescription; meeting: agenda; metal: steel weld;
    money: financial finance cash budget; move: load haul; movie: film video; music: song instrument perform;
    nature: environment wildlife; news: report article journalist; numbers: data figures statistics;
    office: clerk administrative; old: elderly older senior aging resident; papers: documents files;
    paperwork: form document record file; parties: events; party: event wedding; password: account access;
    patient: client resident; pay: payroll payment; pet: animal; phone: call telephone; photo: camera image;
    picture: photo image illustration; pictures: photos images; pill: prescription medication;
    pipe: plumbing drain; plan: planning schedule; plane: aircraft flight; planes: aircraft flights;
    police: officer patrol; pollution: environment contamination water; poor: low-income benefit;
    post: social media content; poster: design layout; power: electrical; price: cost quote;
    prison: jail inmate corrections; product: feature customer; program: software code;
    programming: code software; project: deadline schedule budget; quality: inspect defect;
    register: cash checkout; repair: fix maintain; restaurant: dining kitchen table guest; road: highway bridge;
    robot: automation machine; roof: building; room: interior space furniture guest;
    rule: regulation policy compliance; rules: regulations policy compliance; run: manage operate;
    sad: depression mental counseling; safe: safety hazard; sale: sell; schedule: calendar appointment;
    school: classroom student teacher; science: research experiment laboratory; sell: sales customer;
    selling: sales customer; server: system infrastructure; shelf: stock aisle; shelves: stock aisles;
    ship: shipping shipment freight; shop: store retail; shot: injection vaccine; sick: patient ill;
    song: music; speech: present; staff: employee worker crew team; store: retail shop; stories: articles news;
    story: article news; sue: lawsuit claim; supervise: manager supervisor; supplier: vendor purchase;
    table: guest server; talk: speak conversation; tax: return accounting; teach: instruct teacher train lesson;
    team: crew staff; teen: student youth adolescent; teeth: dental tooth; test: check inspect;
    therapy: counseling treatment session; toddler: child preschool; toilet: plumbing drain; tool: equipment;
    tooth: teeth dental; top: chief senior; translate: language; travel: trip; tree: prune plant;
    truck: vehicle freight; tweet: social media; type: keyboard data entry; vet: veterinary animal;
    video: footage edit; waiter: server table; walk: movement mobility; warehouse: storage dock shipping;
    wash: clean; website: web page site; websites: web pages site; wedding: event; wire: wiring electrical;
    wood: lumber carpentry; worker: employee staff crew; write: draft article copy; writing: draft article text;
"""

_EMPTY = """
    a an the and of to in on at for with by from up out into over as is are be been being it its i my me we
    our you your they them their he his she her this that these those or not no do does did doing get gets
    getting got go goes have has had how what who when where why will would can could should may might job
    jobs work works working career people person someone somebody something things thing about all any some
    so than then there here one day every other others new use using like want make making above each
    between whole really very just only much lots lot kinds kind type types around through during before
    after down off back own same big small good better best right keep keeps keeping take takes taking give
    gives giving put puts find finds finding see show let tell ask days time times place places long way
    ways part parts end late early well sure stay stuff whether while until because even still never always
    onto
"""

LEADING = frozenset(
    [
        "boss",
        "manage",
        "manager",
        "supervise",
        "charge",
        "head",
        "lead",
        "run",
        "director",
        "chief",
        "executive",
        "oversee",
    ]
)
"""Words of somebody who looks for work above others."""

_VERBS = """
    go write check keep answer plan watch set read meet take help find prepare review teach work ask talk make
    give clean run explain look decide lead tell test call change choose build fill fix count interview drive
    draw put present show settle visit hire measure train walk inspect load send compare arrange record
    collect cut follow get chase listen replace move scan handle supervise carry clear approve agree coach
    negotiate sort analyze wash greet type cook design calculate pull schedule turn mix bring direct lay
    assign pick advise guide gather recommend resolve hold sell offer search chart remind calm sketch serve
    stock manage unload edit connect dig repair lock estimate verify configure investigate trace install
    testify feed play speak say coordinate break confer label bag fetch suggest forecast open organize lift
    place leave practice think scrub sweep wipe weigh wrap pack brief match pay do treat diagnose launch ship
    sign monitor correct automate start book boss own protect invent grow buy analyse improve catch save solve
    deliver translate print paint arrest care deal earn travel become study learn love like be stop win close
    grade assemble operate balance mind bake fly track position stand figure research create develop code
    program film sing perform host seat transfer welcome restock remove dispatch enforce patrol rescue assist
    support order process
"""

EMPTY = frozenset(_EMPTY.split())
"""Words that stand in every question and tell no job from another."""

VERBS = frozenset(_VERBS.split())
"""What begins a line about work and seldom a title: somebody says what one would do."""

_ARTICLES = frozenset({
    "a", "an", "the", "my", "your", "their", "his", "her", "i", "me", "people", "somebody", "who", "that",
    "without", "no",
})  # fmt: skip
"""Words that titles do without."""


def is_described(words: Sequence[str]) -> bool:
    """Whether raw words say what one would do and name no job: `fix printers`, `nurse with my own patients`.

    A name begins with no verb and ends on one worker; two words that do are as likely a name (`drive thru`).
    """
    if len(words) < 2:
        return False
    many = words[-1].endswith("s") and not words[-1].endswith(("ss", "us", "is"))
    doing = words[0] in VERBS and (many or len(words) > 2)
    return doing or (len(words) > 2 and not _ARTICLES.isdisjoint(words))


def trade_words() -> dict[str, tuple[str, ...]]:
    """Everyday word -> words that pages may have in its place."""
    pairs = (entry.partition(":") for entry in _MEANS.split(";") if entry.strip())
    return {word.strip(): tuple(others.split()) for word, _, others in pairs}
