"""Kinds, modes and statuses of the registry, with the words shown for them."""

from unionhall.kernel.text import N_

# Organisation kinds. A federation (总工会) has a level by where it stands; the page's bodies are all here.
NATIONAL_FEDERATION = "national_federation"
PROVINCIAL_FEDERATION = "provincial_federation"
CITY_FEDERATION = "city_federation"
COUNTY_FEDERATION = "county_federation"
PARK_FEDERATION = "park_federation"
TOWN_FEDERATION = "town_federation"
COMMUNITY_UNION = "community_union"
SECTOR_FEDERATION = "sector_federation"
ENTERPRISE_GROUP_UNION = "enterprise_group_union"
SINGLE_UNION = "single_union"
JOINT_UNION = "joint_union"
ORGANIZER = "organizer"
BRANCH = "branch"
GROUP = "group"
GUIDANCE_STATION = "guidance_station"
SERVICE_STATION = "service_station"
MUTUAL_AID_BODY = "mutual_aid_body"
PROCURATORATE = "procuratorate"
AGENCY = "agency"

KINDS = {
    NATIONAL_FEDERATION: N_("National federation"),
    PROVINCIAL_FEDERATION: N_("Provincial federation"),
    CITY_FEDERATION: N_("City federation"),
    COUNTY_FEDERATION: N_("County federation"),
    PARK_FEDERATION: N_("Park federation"),
    TOWN_FEDERATION: N_("Township or street federation"),
    COMMUNITY_UNION: N_("Village or community union"),
    SECTOR_FEDERATION: N_("Sector federation"),
    ENTERPRISE_GROUP_UNION: N_("Enterprise group union"),
    SINGLE_UNION: N_("Enterprise union"),
    JOINT_UNION: N_("Joint union of small enterprises"),
    ORGANIZER: N_("Union organizer (fewer than 25 members)"),
    BRANCH: N_("Branch union"),
    GROUP: N_("Union group"),
    GUIDANCE_STATION: N_("Democratic-management guidance station"),
    SERVICE_STATION: N_("Workers' service station"),
    MUTUAL_AID_BODY: N_("Mutual-aid association"),
    PROCURATORATE: N_("Procuratorate"),
    AGENCY: N_("Other agency"),
}
FEDERATIONS = frozenset(
    {NATIONAL_FEDERATION, PROVINCIAL_FEDERATION, CITY_FEDERATION, COUNTY_FEDERATION, PARK_FEDERATION, TOWN_FEDERATION}
)
# Grassroots unions (基层工会): they have members and a legal person of their own; branches and groups have neither.
GRASSROOTS = frozenset({SINGLE_UNION, JOINT_UNION, ORGANIZER, COMMUNITY_UNION, SECTOR_FEDERATION})
HOLDS_MEMBERS = GRASSROOTS | {BRANCH, GROUP, PARK_FEDERATION, TOWN_FEDERATION}

# How a union covers an employer.
OWN, JOINT, FEDERATION = "own", "joint", "federation"
COVERAGE_MODES = {
    OWN: N_("Own union"),
    JOINT: N_("Joint union"),
    FEDERATION: N_("Through a federation"),
}

# Membership status (会籍状态).
ACTIVE, TRANSFERRING, RETAINED = "active", "transferring", "retained"
EXITED, DEEMED_EXITED, EXPELLED, DECEASED, VOIDED = "exited", "deemed_exited", "expelled", "deceased", "voided"
TRANSFERRED = "transferred"  # this spell ended because the next one began in another union
STATUSES = {
    ACTIVE: N_("Member"),
    TRANSFERRING: N_("Transferring"),
    RETAINED: N_("Membership retained"),
    TRANSFERRED: N_("Transferred to another union"),
    EXITED: N_("Left"),
    DEEMED_EXITED: N_("Deemed to have left"),
    EXPELLED: N_("Expelled"),
    DECEASED: N_("Deceased"),
    VOIDED: N_("Voided"),
}
RUNNING = frozenset({ACTIVE, TRANSFERRING, RETAINED})

# How the member said that the record is right: in person at a log-in, by a code sent to the phone, by a signed paper.
CONFIRMATIONS = {
    "member": N_("By the member"),
    "sms_code": N_("By a code sent to the phone"),
    "paper": N_("By a signed paper"),
}

# Employer sizes as the page counts them: individual businesses (个体工商户) and small ones are a cohort of their own.
EMPLOYER_FORMS = {
    "110": N_("State-owned"),
    "120": N_("Collective"),
    "130": N_("Joint-stock cooperative"),
    "140": N_("Joint operation"),
    "151": N_("Wholly state-owned company"),
    "159": N_("Other limited company"),
    "161": N_("State-controlled company limited by shares"),
    "169": N_("Other company limited by shares"),
    "170": N_("Private"),
    "190": N_("Other domestic"),
    "200": N_("Hong Kong, Macao or Taiwan investment"),
    "300": N_("Foreign investment"),
    "400": N_("Public institution"),
    "500": N_("Government body"),
    "600": N_("Individual business"),
    "700": N_("Private non-enterprise unit"),
}

# Posts: in committees and in stations.
CHAIR, VICE_CHAIR, COMMITTEE_MEMBER, TREASURER = "chair", "vice_chair", "committee_member", "treasurer"
AUDIT_MEMBER, WOMEN_HEAD, GROUP_HEAD = "audit_member", "women_head", "group_head"
STATION_HEAD, STATION_DEPUTY, STATION_MEMBER = "station_head", "station_deputy", "station_member"
STATION_FULLTIME, STATION_ADVISER, UNION_CLERK = "station_fulltime", "station_adviser", "union_clerk"
POSTS = {
    CHAIR: N_("Chair"),
    VICE_CHAIR: N_("Vice-chair"),
    COMMITTEE_MEMBER: N_("Committee member"),
    TREASURER: N_("Treasurer"),
    AUDIT_MEMBER: N_("Finance-audit committee member"),
    WOMEN_HEAD: N_("Head of women's committee"),
    GROUP_HEAD: N_("Group head"),
    STATION_HEAD: N_("Head of station"),
    STATION_DEPUTY: N_("Deputy head of station"),
    STATION_MEMBER: N_("Station member"),
    STATION_FULLTIME: N_("Full-time station staff"),
    STATION_ADVISER: N_("Station adviser"),
    UNION_CLERK: N_("Full-time union officer"),
}
