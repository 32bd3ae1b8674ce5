import { modulesToPath, PICTURE_PIXELS, qrModules, qrPlacement } from './qr-code.ts'

type QrCodeProps = {
  link: string
  /** What a reader who sees no picture is told. */
  label: string
}

/**
 * The link as a QR code, dark on light in every theme, as readers want it; nothing for a link that is too long for one
 * (`qrFit` says by how much).
 */
export function QrCode({ link, label }: QrCodeProps) {
  const modules = qrModules(link)
  if (modules === undefined) return null
  const { pixelsPerModule, margin } = qrPlacement(modules)
  return (
    <div className="w-fit max-w-full rounded-card bg-[#ffffff] p-1 forced-color-adjust-none">
      <svg
        role="img"
        aria-label={label}
        width={PICTURE_PIXELS}
        height={PICTURE_PIXELS}
        viewBox={`0 0 ${PICTURE_PIXELS} ${PICTURE_PIXELS}`}
        shapeRendering="crispEdges"
        className="h-auto max-w-full"
      >
        <path fill="#ffffff" d={`M0 0h${PICTURE_PIXELS}v${PICTURE_PIXELS}H0z`} />
        <path
          fill="#000000"
          transform={`translate(${margin} ${margin}) scale(${pixelsPerModule})`}
          d={modulesToPath(modules)}
        />
      </svg>
    </div>
  )
}
