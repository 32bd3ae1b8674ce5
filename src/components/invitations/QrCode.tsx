import { modulesToPath, QUIET_ZONE, qrModules } from './qr-code.ts'

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
  const size = modules.length + 2 * QUIET_ZONE
  return (
    <svg
      role="img"
      aria-label={label}
      viewBox={`0 0 ${size} ${size}`}
      shapeRendering="crispEdges"
      className="aspect-square w-[300px] max-w-full rounded-card forced-color-adjust-none"
    >
      <path d={`M0 0h${size}v${size}H0z`} fill="#ffffff" />
      <path d={modulesToPath(modules)} fill="#000000" />
    </svg>
  )
}
