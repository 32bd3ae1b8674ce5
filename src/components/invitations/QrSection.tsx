import { words } from '../../words/words.ts'
import { QrCode } from './QrCode.tsx'
import { qrFit } from './qr-code.ts'

/** The link as a QR code while it is short enough for one, and how much of what scans it takes up. */
export function QrSection({ link }: { link: string }) {
  const said = words.invitations.share
  const { fits, length, lengthMax, over } = qrFit(link)
  return (
    <section aria-labelledby="qr-heading" className="flex flex-col items-start gap-2">
      <h2 id="qr-heading" className="font-sans text-base">
        {said.qr}
      </h2>
      <p className="text-muted text-sm">{fits ? said.qrHint : said.qrTooLong(over)}</p>
      <div className="flex w-full max-w-xs items-center gap-3 text-muted text-sm">
        <meter
          className="h-3 min-w-0 grow"
          aria-labelledby="qr-size"
          min={0}
          max={lengthMax}
          high={lengthMax - 1}
          value={Math.min(length, lengthMax)}
        />
        <span id="qr-size">{said.qrSize(length, lengthMax)}</span>
      </div>
      <QrCode link={link} label={said.qrLabel} />
    </section>
  )
}
