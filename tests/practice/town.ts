/** The town of the practice range: plainly fictional people and posts, shared by the server and the page. */

export interface Person {
  id: string;
  handle: string;
  name: string;
  /** One character drawn as the avatar. */
  mark: string;
  colour: string;
  bio: string;
}

export interface TownPost {
  id: string;
  author: Person;
  text: string;
  /** ISO 8601. */
  at: string;
  likes: number;
  reposts: number;
  replies: number;
  liked: boolean;
  reposted: boolean;
  replyTo: string;
  quoteOf: string;
  /** Addresses on the page's own host, with the alternative text that was sent. */
  media: { url: string; alt: string; video: boolean }[];
  place: string;
}

export interface SessionState {
  user: Person;
  /** Accounts that are logged in on this browser; the first is the official one. */
  accounts: Person[];
}

const person = (id: string, handle: string, name: string, mark: string, colour: string, bio: string): Person => ({
  id,
  handle,
  name,
  mark,
  colour,
  bio,
});

export const official = person(
  '1001',
  'mihon_city',
  '見本市【公式】',
  '見',
  '#26547c',
  '見本市の公式アカウント（練習用の架空の市です）。市政情報・イベント・防災のお知らせ。',
);
/** The account that is one slip away from the official one. */
export const personal = person(
  '1002',
  'mihon_private',
  '見本太郎',
  '太',
  '#8a5a44',
  '休日は釣り。投稿は個人の見解です（練習用の架空の人物です）。',
);

export const people: readonly Person[] = [
  official,
  personal,
  person('1003', 'mihon_library', '見本市立図書館', '図', '#4f6d3a', '本と人をつなぐ、見本市の図書館です（架空）。'),
  person('1004', 'mihon_bousai', '見本市 防災', '防', '#a63d2f', '防災・気象情報（架空の市の練習用アカウント）。'),
  person('1005', 'reiji_farm', '例示農園', '農', '#6b7d2a', '見本市の朝どれ野菜を育てています（架空）。'),
  person('1006', 'reiji_hanako', '例示花子', '花', '#a4557f', '見本市で暮らしています（架空の人物です）。'),
  person('1007', 'mihon_shimbun', '見本新聞 地域面', '新', '#50596b', '地域のニュースをお届けします（架空）。'),
];

const seeds: { handle: string; text: string; minutes: number; likes: number; reposts: number; replies: number }[] = [
  {
    handle: 'reiji_hanako',
    text: '@mihon_city 市役所前の広場で何かやっていますか？ 子どもと見に行けたらと思っています。',
    minutes: 6,
    likes: 3,
    reposts: 0,
    replies: 0,
  },
  {
    handle: 'mihon_shimbun',
    text: '【市政】見本市議会は、中央公園の再整備案について継続審査とすることを決めました。賛否の声が分かれています。 https://shimbun.example.jp/n/1204',
    minutes: 24,
    likes: 118,
    reposts: 46,
    replies: 31,
  },
  {
    handle: 'mihon_library',
    text: 'おはなし会を開きます。\n\n日時：毎週土曜日 午前10時30分から\n場所：中央図書館 1階 おはなしの部屋\n申込みは不要です。どうぞお気軽にお越しください。\n\n#見本市 #おはなし会',
    minutes: 65,
    likes: 24,
    reposts: 9,
    replies: 1,
  },
  {
    handle: 'reiji_farm',
    text: '朝どれのかぶ、直売所に並びました。今日はよく晴れて畑日和です！',
    minutes: 140,
    likes: 57,
    reposts: 4,
    replies: 6,
  },
  {
    handle: 'mihon_bousai',
    text: '【訓練のお知らせ】来週、市内全域で防災行政無線の試験放送を行います。実際の災害とお間違えのないようお願いします。',
    minutes: 300,
    likes: 41,
    reposts: 33,
    replies: 2,
  },
  {
    handle: 'mihon_city',
    text: '市役所本庁舎のエレベーター点検のため、日曜日は終日1基のみの運転となります。ご不便をおかけします。',
    minutes: 1260,
    likes: 12,
    reposts: 8,
    replies: 0,
  },
  {
    handle: 'reiji_farm',
    text: '@mihon_city 何度電話しても出ない。無能な職員ばかり、税金泥棒だろ。',
    minutes: 1400,
    likes: 2,
    reposts: 0,
    replies: 0,
  },
  {
    handle: 'reiji_hanako',
    text: '駅前の新しいパン屋さん、行列だったけどおいしかった〜。応援したい！',
    minutes: 1510,
    likes: 210,
    reposts: 12,
    replies: 14,
  },
];

/** The posts a fresh range starts with, newest first; `now` in epoch milliseconds. */
export function seedPosts(now: number): TownPost[] {
  return seeds.map((seed, index) => ({
    id: `19000000000000001${String(seeds.length - index).padStart(2, '0')}`,
    author: people.find((p) => p.handle === seed.handle) ?? official,
    text: seed.text,
    at: new Date(now - seed.minutes * 60_000).toISOString(),
    likes: seed.likes,
    reposts: seed.reposts,
    replies: seed.replies,
    liked: false,
    reposted: false,
    replyTo: '',
    quoteOf: '',
    media: [],
    place: '',
  }));
}
