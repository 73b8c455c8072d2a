import { enPage } from './en-page.ts';
import type { SheetStrings } from './ja-sheet.ts';

/** ja-sheet.ts in English. */

export const plural = (count: number, one: string, many = `${one}s`): string => `${count} ${count === 1 ? one : many}`;

export const enSheet: SheetStrings = {
  ...enPage,
  refusal: {
    'not-a-code':
      'This is neither a confirmation code (8 digits) nor a signature (99 letters and digits). Please enter again what you received from the second person.',
    locked:
      'After five wrong codes, entry is closed for 15 minutes. Please wait, then ask the second person for a new code.',
    wrong:
      'The code does not fit. Please check the digits. If you have changed the text, please send the second person the new request.',
    expired: 'This code has run out. Please ask the second person for a new one.',
    self: 'You cannot confirm your own post. Please ask somebody else.',
    'not-theirs':
      'This person does not confirm for this account, or their term is over. Please ask another second person.',
    'not-strong-enough':
      'This kind of confirmation is not accepted for this post. Please have it confirmed in one of the ways shown below.',
    used: 'This code has been used, and the same ten minutes give no other. To post again, please wait about ten minutes, then ask for a code with a new request.',
    'no-approver': 'No second person has been registered. Please register somebody who will confirm, in the settings.',
    'unseen-characters':
      'The text holds invisible characters and cannot be confirmed. Please delete the characters around them and type them again.',
    'unreadable-media':
      'A picture could not be checked, so the post cannot be confirmed. Please take it off and attach it again.',
  },
  accountStatus: {
    registered: 'An official account of the register',
    unregistered: 'This account is not in the register',
    unknown: 'The account cannot be read',
    'no-register': 'There is no register. Please look closely at the name of the account',
  },
  missing: {
    policy: 'the configuration has been lost; please contact your administrator',
    who: 'who sits here has not been chosen',
    flame: 'replies and quotes are stopped while a storm of protest is on',
    point: 'not everything has been pointed at',
    empty: 'there is no text',
    flying: 'the answer to the post before is awaited',
    schedule: 'the scheduled time cannot be read',
    media: 'a picture or video cannot be checked (take it out and attach it again from its file)',
    mend: 'something must be mended',
    acknowledge: 'something to be checked has not been ticked',
    answer: 'the checklist is not complete',
    consent: 'nothing has been said of the people or rights in the pictures',
    approver: 'no second person has been registered',
    code: 'the confirmation code has not been entered',
  },
  surface: {
    post: 'post',
    reply: 'reply',
    quote: 'quote',
    thread: 'thread',
    comment: 'comment',
    message: 'message',
    broadcast: 'broadcast',
    edit: 'edit of a post',
    poll: 'post with a poll',
  },
  react: {
    title: (what) => `${what}?`,
    as: (account) =>
      account ? `Done as @${account}. It is taken for the official voice.` : 'The account cannot be read.',
    to: 'To',
    unknown: 'No button was recognised, but this page is about to send it.',
    yes: (what) => what,
    wait: (what, seconds) => `${what} (in ${seconds} s)`,
    hot: 'There are words of anger or insult here. Please do not answer at once; stay calm, talk it over with a colleague, and avoid an argument.',
    instead: 'Instead of a reply, you can point to the contact desk',
    copyInvitation: 'Copy the text',
    no: 'Do not',
    blocked: (what) => `${what} is not allowed for this account`,
    blockedWhy:
      'It is stopped by the guideline or the configuration. If you need it, please talk to your administrator.',
  },
  link: {
    title: 'Open this link?',
    lead: 'It is a link in a post from somebody else. It is safer not to open addresses you do not know.',
    hidden: 'Where it leads is unknown (shortened address)',
    shown: (text) => `Shown on the page: ${text}`,
    punycode: 'The address uses characters that look like others. It may imitate an official site.',
    yes: 'Open',
    no: 'Do not open',
  },
  profile: {
    title: 'Check of the profile',
    items: {
      name: (begins) => `The name of the account must begin with 「${begins}」. It does not.`,
      person: () => 'The name contains a job title. It should be that of the organisation, not of a person.',
      verified: () => 'There is no verified badge. Please consider applying for one.',
      site: () => 'There is no link to the official site. Please put it into the website field of the profile.',
      contact: () => 'There is no contact. Please add a phone number, a mail address or a contact desk.',
      policy: () => 'There is no link to the account policy. Please add it.',
    },
  },
  sheet: {
    title: 'Point and call',
    lead: 'Point at each in turn and say it aloud, then post.',
    account: 'Account',
    text: 'Text',
    media: 'Pictures and videos',
    links: 'Links',
    audience: 'Audience',
    findings: 'Findings',
    checklist: 'What no machine can check',
    code: 'The second person',
    none: 'None',
    now: 'Posted at once',
    at: (when) => `Scheduled for ${when}`,
    badSchedule: 'The scheduled time cannot be read',
    reach: (site, audience) => {
      const words = audience.split(' ').filter(Boolean);
      if (site === 'line-manager') {
        const friends = words.includes('filtered') ? 'Sent to filtered friends' : 'Sent to all friends';
        return `${friends}. ${words.includes('voom') ? 'Also published on LINE VOOM.' : 'Not on LINE VOOM.'} It cannot be taken back.`;
      }
      if (site === 'business-suite')
        return words.length > 0 ? `Goes to: ${words.join(', ')}` : 'Where it goes cannot be read';
      if (site === 'facebook') return audience ? `Audience: ${audience}` : 'Anybody can see it';
      return audience ? `Replies are limited (${audience})` : 'Anybody can reply';
    },
    place: (name) => `It carries a place tag: ${name}`,
    replyTo: 'A reply to another post',
    quoteOf: (of) => (/^\d+$/.test(of) ? 'Quotes another post' : 'Carries a preview of a link'),
    emoji: 'Names of the emoji',
    alt: (alt) => (alt ? `Description: ${alt}` : 'No description (alternative text)'),
    mediaFingerprint: (hash) => (hash ? `Fingerprint ${hash.slice(0, 8)}` : 'Not read yet'),
    mediaCount: (images, videos) =>
      [images && plural(images, 'picture'), videos && plural(videos, 'video')].filter(Boolean).join(', '),
    look: 'Look closely',
    consent: {
      question: 'Do the pictures show people who can be recognised, or anything others have rights in?',
      no: 'They do not',
      yes: 'They do, and consent was given',
      from: 'By whom',
      how: 'How (in writing, by phone …)',
      on: 'Date',
      record: 'Please fill in all three. They are kept in the log and told to the second person.',
      note: 'What you fill in is kept in the log and told to the second person.',
    },
    linkCheck: 'Have you opened it and looked?',
    noFindings: 'Nothing in the text to point out.',
    acknowledge: 'Checked. I leave it as it is',
    mend: 'It cannot be posted like this. Press “Back” and mend the text.',
    noChecklist: 'The guidelines in force ask nothing more.',
    voided: 'The content has changed, so the former confirmation is void. Changed:',
    steps: (typed, signed) => [
      'Copy the request (or save it to a file)',
      'Send it to the second person (mail, chat …)',
      `Enter the ${[typed && '8-digit code', signed && 'signature'].filter(Boolean).join(' or ')} that comes back`,
    ],
    saveRequest: 'Save to a file',
    saveWithMedia: 'Save to a file with the pictures',
    requestSaved: 'Saved. Please hand the file to the second person.',
    showQr: 'Hand over as a QR code',
    qrLabel: 'QR code of the request',
    qrLead: (fits) =>
      fits
        ? 'On the page of the second person, choose “Read a QR code” and show this screen to the camera.'
        : 'Too long for a QR code. Please copy the request or save it to a file.',
    walkUp: 'Have it confirmed at this desk (passkey, QR code of a signature)',
    headOnly: 'This post needs the confirmation of the head of section.',
    noHead: 'No head of section who can confirm this post has been registered. Please contact your administrator.',
    waived: 'It can be posted without waiting for a second person.',
    template: (title) => `This is the signed text 「${title}」. It can be posted without a code.`,
    strength: { typed: 'code', signed: 'signature', passkey: 'passkey' },
    dates: 'Dates',
    noSuchDay: 'There is no such date',
    away: (days) =>
      days === 0
        ? 'today'
        : days === 1
          ? 'tomorrow'
          : days > 0
            ? `in ${days} days`
            : `${plural(-days, 'day')} ago (past)`,
    pointAt: (what) => `${what.replace(/ ?\(.*|（.*/, '')}: good`,
    copyRequest: 'Copy the request',
    requestCopied: 'Copied. Please send it to the second person.',
    approvers: (names) => `Can confirm: ${names.join(', ')}`,
    noApprover:
      'No second person has been registered, and nobody posts alone. Please register somebody who will confirm, in the settings (it takes two minutes).',
    openOptions: 'Open the settings',
    codeLabel: (typed, signed) =>
      typed && signed
        ? 'Confirmation code (8 digits) or signature'
        : typed
          ? 'Confirmation code (8 digits)'
          : 'Signature',
    codeHint: 'e.g. 1234-5678',
    submitCode: 'Check the code',
    got: (name, how, until) => `Confirmed by ${name} (${how}, good until ${until})`,
    needMore: (have, of) => `${plural(of, 'confirmation')} needed (${have} so far)`,
    tries: (left) => `After ${plural(left, 'more wrong code')}, entry is closed for 15 minutes.`,
    locked: (until) => `Entry is closed until ${until}.`,
    release: 'Post this',
    back: 'Back',
    stillMissing: 'Not yet: ',
    ready: 'Ready. Look at the account and the text once more, then press.',
    forever: 'Copies of a post remain even after it is deleted.',
    owner: (owner) => `Section: ${owner}`,
    working: 'Checking …',
  },
  emergency: {
    title: 'Emergency post (without waiting for the second person)',
    lead: 'Only when the second person cannot be waited for, for one of the reasons below. The reason is kept in the log, and a red mark stays until somebody else has looked at the post.',
    reason: 'Reason',
    reasons: {
      life: 'Life or safety is at stake (disaster …)',
      correction: 'Wrong information must be corrected at once',
      'no-approver': 'No second person can be reached, and delay would do harm',
    },
    note: 'What is happening (required)',
    tried: 'Whom you tried to reach, and how',
    say: 'I post this as an emergency',
  },
  who: { lead: 'Who sits here now?', choose: 'Please choose', say: 'Go on with this name' },
  image: {
    title: (count) =>
      `${count === 1 ? 'This picture carries' : `These ${count} files carry`} information that cannot be seen by looking`,
    titleProblem: (count) => (count === 1 ? 'A file cannot be checked' : `${count} files cannot be checked`),
    lead: 'X, Facebook and LINE remove such information from what they show today, but the file you send goes to the company as it is. By other ways (web pages, mail) it is published with everything in it.',
    clean: 'Remove it and attach',
    keep: 'Attach as it is',
    drop: 'Do not attach',
    one: { clean: 'Remove and attach', keep: 'Attach as it is', drop: 'Do not attach' },
    go: (count) => `Attach ${count === 1 ? 'it' : `these ${count}`}`,
    sum: (clean, keep, drop) => `${clean} cleaned, ${keep} as they are, ${drop} not attached`,
    keepAck: 'I know that the information goes along',
    unsure: 'Please tick the box of everything you attach as it is.',
    lossless: 'The picture itself stays exactly the same. Orientation and colour profile are kept.',
    blocked: 'By the rules, it cannot be attached with the information in it.',
    near: (place, position) => `near ${place} (${position})`,
    more: (count) => `${count} more`,
    credentials: 'It carries content credentials (C2PA). They no longer hold once the information is removed.',
    uncleanable:
      'It cannot be removed here. Export the picture as JPEG with a photo application and attach it again; then it can.',
    problems: {
      empty: 'The file is empty. Please choose the original again.',
      'too-large': 'Too large to be checked. Please export it smaller and attach it again.',
      truncated: 'The file breaks off. Please choose the original again, or export it with a photo application.',
      damaged: 'Damaged, or not what its name says. Please export it as JPEG with a photo application.',
      timeout: 'It took too long to check. Please export it as JPEG with a photo application.',
    },
    unknown:
      'It cannot be checked. A place or other data may be in it. Please export it as JPEG with a photo application, or use a screenshot.',
    kinds: {
      gps: 'Place where it was taken',
      place: 'Name of a place',
      face: 'Names of people in it',
      author: 'Photographer or author',
      device: 'Number of the device',
      hidden: 'Hidden data',
      thumbnail: 'Thumbnail',
      text: 'Text written into it',
      time: 'When it was taken (for reference)',
    },
    codes: {
      'motion-photo': 'a video behind the photo',
      'second-image': 'a second picture',
      'maker-note': 'notes of the camera',
      'content-credentials': 'content credentials',
      'metadata-track': 'a data track in the video',
      'trailing-data': 'data at the end',
    },
    upload: {
      title: 'A picture is being sent that was not checked',
      lead: 'The information cannot be removed here. Press “Do not send”, take the picture off and attach it again; it can be removed then.',
      stop: 'Do not send',
      keep: 'Send it as it is',
    },
  },
  lightbox: {
    title: (at, of) => `Picture ${at} of ${of}`,
    before: 'Previous picture',
    next: 'Next picture',
    full: 'Full size',
    fit: 'Fit the window',
  },
};
