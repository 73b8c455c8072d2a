import { useState } from 'preact/hooks';
import { DateList } from './date-list.tsx';
import { Lightbox } from './lightbox.tsx';
import { LinkList } from './link-list.tsx';
import { PostText } from './post-text.tsx';
import type { RequestViewProps } from './request-view.tsx';
import { when } from './when.ts';

/** A draft as it will look where it is published, and beside it what one has to look for: dates, links, who is reached. */
export function PostPreview(props: RequestViewProps) {
  const { draft, accountName, consent, pictures, dates, strings } = props;
  const words = strings.confirm;
  const [looked, setLooked] = useState<number | null>(null);
  const name = accountName || draft.account;
  return (
    <section class="card">
      <h2>
        {strings.surface[draft.surface]}
        {strings.marks.colon}
        {strings.siteName[draft.site]}
      </h2>
      {draft.replyTo && <p class="small">{strings.sheet.replyTo}</p>}
      {draft.quoteOf && <p class="small">{strings.sheet.quoteOf(draft.quoteOf)}</p>}
      {draft.posts.map((post, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a post of a thread is its place in it
        <article class={`preview ${draft.site}`} key={index}>
          <span class="face" aria-hidden="true">
            {[...name][0]}
          </span>
          <div class="stack">
            <p>
              <b>{name}</b> <span class="soft">@{draft.account}</span>
              {draft.posts.length > 1 && <span class="small soft"> {strings.live.postNumber(index + 1)}</span>}
            </p>
            <PostText text={post.text} emojis={props.emojis[index] ?? []} strings={strings} />
            <ul class="pictures">
              {draft.media.map((media, at) =>
                media.post === index ? (
                  <li key={media.sha256}>
                    {pictures[at]?.url ? (
                      <button
                        type="button"
                        aria-label={`${strings.sheet.look}${strings.marks.colon}${strings.lightbox.title(at + 1, draft.media.length)}`}
                        onClick={() => setLooked(at)}
                      >
                        <img src={pictures[at]?.url} alt={media.alt} />
                      </button>
                    ) : (
                      <p class="small">{words.noPicture}</p>
                    )}
                    <p class="small">{strings.sheet.alt(media.alt)}</p>
                    <p class="small soft">{strings.sheet.mediaFingerprint(media.sha256)}</p>
                  </li>
                ) : null,
              )}
            </ul>
          </div>
        </article>
      ))}
      {looked !== null && (
        <Lightbox
          images={draft.media.map(({ alt }, at) => ({
            url: pictures[at]?.url ?? '',
            video: pictures[at]?.video ?? false,
            alt,
          }))}
          start={looked}
          strings={strings}
          onClose={() => setLooked(null)}
        />
      )}
      <p>
        <b>
          {draft.scheduledAt === null ? strings.sheet.now : strings.sheet.at(when(draft.scheduledAt * 1000, strings))}
        </b>
      </p>
      <p class="small">{strings.sheet.reach(draft.site, draft.audience)}</p>
      {draft.placeTag && <p class="note warn">{strings.sheet.place(draft.placeTag)}</p>}
      {dates.length > 0 && (
        <>
          <h3>{strings.sheet.dates}</h3>
          <DateList dates={dates} strings={strings} />
        </>
      )}
      <h3>{strings.sheet.links}</h3>
      <LinkList texts={[...draft.posts.map((post) => post.text), draft.quoteOf]} strings={strings} />
      {draft.media.length > 0 && (
        <>
          <h3>{strings.sheet.media}</h3>
          {pictures.some(({ url }) => url === '') && <p class="note warn">{words.media}</p>}
          <p class="note">
            {consent
              ? consent.shown
                ? words.consent.shown([consent.from, consent.how, consent.on].filter(Boolean).join(strings.marks.list))
                : words.consent.nobody
              : words.consent.none}
          </p>
        </>
      )}
    </section>
  );
}
