"""Words that English writes with a capital letter and that are no people."""

from .word_sets import words

# After these a capitalized word that is none of the below is a person.
BEFORE_PERSON = words(
    "aunt uncle auntie mother father mum mom mam dad grandma grandpa granny grandmother grandfather sister brother wife husband "
    "son daughter friend boss partner driver named grandad praise shoutout call under applause flatmate roommate assistant receptionist nurse guide host tailor fiance fiancee "
    "told asked tell ask referred thank named emailed rang surname nephew niece cousin neighbour neighbor colleague agent driver courier"
)
# What people do; a capitalized word before it is who did.
AFTER_PERSON = words(
    "said told promised helped answered explained assured noted wrote hung sounded stayed apologised apologized suggested "
    "insisted laughed refused picked sorted fixed blocked rang emailed texted replied listened"
)
FROM = words("from in")
WORK = words(
    "support customer billing sales reception chat accounts dispatch tech delivery returns head shift technical finance "
    "front warehouse service your"
)
# Words that begin a sentence and are no names.
STARTS = words(
    "i you he she it we they the a an this that these those my your his her its our their who what when where why how which "
    "nobody somebody anybody everybody everyone someone no one nothing something everything agent agents courier driver staff "
    "team support rep operator assistant manager reception receptionist guy girl man woman lady somebody else and but or so then "
    "just only even still also both each most all some many few several another other website site app email message page bot "
    "machine system invoice tracking label letter account bank company seller shop warehouse today yesterday tomorrow never always "
    "apparently finally honestly actually basically again once twice customer service delivery order parcel package chat phone call "
    "well true congratulations lol back here drawn angry happy sad glad good great nice very really so much more less here there nowhere "
    "tech ticket already whoever head office chat bot order parcel easier sooner rather better worse sure okay ok fine please thanks thank sorry hello hi hey dear sir madam "
    "had have has was were is are be been did do does not if as at in on of to from with by for after before because until while"
)
# «Best, Amelia»: what stands before the name at the end of a letter.
SIGN_OFFS = words("regards best cheers thanks sincerely faithfully yours love wishes many")
# Names of people before these are names of places.
PLACES_AFTER = words(
    "street road avenue lane square park hospital university college station bridge place court house "
    "hotel airport st rd ave day school church county city centre center drive way close terrace quay "
    "tower mall bank store shop cafe restaurant clinic pharmacy group ltd inc gmbh llc co company"
)
NO_PEOPLE = words(
    "already whoever tech ticket support january february march april may june july august september october november december monday "
    "tuesday wednesday thursday friday saturday sunday christmas easter ramadan eid nowruz norooz yalda "
    "halloween valentine god jesus christ allah lord santa google apple samsung huawei xiaomi nokia sony lg "
    "microsoft windows android iphone ipad mac macbook linux ubuntu chrome firefox safari edge facebook "
    "instagram whatsapp telegram twitter tiktok youtube netflix spotify amazon ebay etsy paypal visa mastercard "
    "klarna stripe revolut wise monzo dhl ups fedex usps dpd hermes evri gls tnt aramex tipax digikala divar snapp "
    "tapsi bale rubika eitaa shatel irancell hamrah rightel post mail royal iran iranian tehran shiraz isfahan mashhad "
    "tabriz qom karaj ahvaz kish dubai istanbul london berlin vienna paris toronto york angeles dublin cork galway "
    "limerick belfast germany german austria austrian france french england english irish ireland britain british "
    "america american canada canadian turkey turkish india indian china chinese japan japanese persian farsi arabic "
    "europe european euro asia africa dutch spanish italian swiss russia russian uk us usa eu uae sms app api url pdf "
    "excel word bluetooth wifi wi usb gps sim pin otp id vat tax customer customers support service services team sales "
    "billing accounts finance security chat email live premium gold silver black white red blue green pro plus max mini "
    "ultra basic standard enterprise starter family student business direct debit apple pay card cash order tracking "
    "delivery express returns refund reason settings account help center trustpilot github gitlab slack zoom teams outlook "
    "gmail yahoo docker kubernetes python java wordpress cloudflare github shopify magento jira excel monday"
)
