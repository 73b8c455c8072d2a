import type { Topic } from '../../rules/topics.ts';

/**
 * What is pointed out, in English, by topic or by the name of a rule that needs its own words. The rule's own sentence, which
 * knows the details, is Japanese and stands below: it speaks of Japanese wording.
 */
export const enAdvice: Partial<Record<Topic | 'tokenizer', string>> = {
  'personal-info.phone': 'This looks like a private phone number. Give the number of the section or the desk instead.',
  'personal-info.email': 'This looks like a private mail address. Give an address of the office or a form instead.',
  'personal-info.address':
    'This looks like somebody’s home address. Leave out the house number; name the district at most.',
  'personal-info.name':
    'This looks like somebody’s name. Speak to the person directly, or write it so that no name is needed.',
  'personal-info.my-number': 'This looks like a My Number. The law allows it in few cases only: remove it.',
  'personal-info.other':
    'This may tell who somebody is, or something private. Remove it, or write it in general words.',
  defamation: 'This runs somebody down. Say only what happened and what you ask for.',
  discrimination: 'This speaks of people by a group they belong to. Use words that hold for anybody.',
  'illegal-act': 'This may be read as inviting to something unlawful. Say it differently, or leave it out.',
  'public-order': 'This may be taken as offensive. Say it differently, or leave it out.',
  rumor: 'This is hearsay. Write it once it has been confirmed, and say by whom.',
  speculation: 'This is a view or a guess of the writer. Write what is confirmed, or that it is being looked into.',
  'undecided-policy':
    'This seems to be a policy that has not been decided. Wait for the decision, or point to what has been published.',
  'pre-announcement':
    'This seems to come before its official announcement. Post it afterwards, or schedule it for a later time.',
  confidential: 'This seems to be something for inside the office. Ask the section in charge whether it may be public.',
  political: 'This may favour or oppose somebody in politics. Leave out candidates, parties and contested opinions.',
  religion: 'This may be taken as promoting a belief. Keep to announcing the event or the cultural property.',
  commercial:
    'This may be taken as advertising one shop or company. Treat all alike, or leave out the name and the praise.',
  'masked-characters': 'Masked letters and initials make people guess who is meant. Say it without the name.',
  placeholder: 'A blank or a test text has been left in. Fill it in, or remove it.',
  'date-weekday-mismatch':
    'The date and the day of the week do not fit together. Look at the source to see which of them is right.',
  'invalid-date': 'There is no such date or time. Look it up in the source.',
  'past-date': 'This date lies before the day of the post. If it announces something to come, check the date.',
  'ambiguous-expression': 'Somebody who reads this later will understand another day or place. Write the date out.',
  'link-risk': 'Check where this link leads, and whether it is an official address.',
  impersonation: 'This may make people take the post for one of somebody else. Say who is speaking.',
  'repeated-post':
    'Almost the same text was posted a short while ago; services may freeze an account for that. Put the time first, or add what has changed.',
  'typo-homophone': 'A wrong conversion or a missing word may have changed the meaning. Compare it with the source.',
  rights: 'Somebody holds a right to this. Get their consent first, or leave it out.',
  'personal-voice':
    'This reads like a private remark. Make sure that this is the right account, and remove it if it is not an official notice.',
  'reply-argument': 'This reads like an argument. Keep to thanks and to naming the section that will answer.',
  'emoji-meaning': 'Some emoji mean something else than they look like. Check the name and the meaning given below.',
  'invisible-characters':
    'There are characters in it that cannot be seen; they trouble search and screen readers. Remove them.',
  hashtag: 'Make sure that this hashtag may be used, and why others are using it.',
  length: 'The text is longer than the service shows or takes. Split it, or make it shorter.',
  purpose: 'Make sure that this is for the public, and for this account.',
  'office-hours': 'This is outside the hours for posts. Unless it is urgent, consider scheduling it.',
  account: 'This is not an account of the register, or it could not be read. Switch to the official account first.',
  audience: 'Fewer or more people than usual will see this. Check the audience of the post.',
  'place-tag': 'The post shows where you are. Remove the place unless it is needed.',
  'alt-text': 'A picture has no description, so people who cannot see it learn nothing from it. Say what it shows.',
  reply: 'Replies are not given as a rule. Offer the text below instead.',
  'account-register': 'The register says that this account should not post now. Ask your administrator.',
  'operation-policy': 'The register knows of no published policy for this account. Ask your administrator.',
  tokenizer: 'The dictionary could not be loaded, so names were not looked for. Look for them yourself.',
};
