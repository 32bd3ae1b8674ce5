/** The app's map as its readers have it: by roles and names. The only file here that knows them. */
import type { Page } from '@playwright/test'
import { type Box, contains, DROPS, inner, type MapPage, type Point, pointsToTry } from './map-page.ts'

const tree = (page: Page) => page.getByRole('tree', { name: /^Groups of/ })
const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true })

/** Centres of the cards in the document: leaves first, then the deepest. The root cannot be moved. */
const cardPoints = (page: Page): Promise<Point[]> =>
  tree(page)
    .getByRole('treeitem')
    .evaluateAll((cards) =>
      cards
        .map((card) => {
          const { x, y, width, height } = card.getBoundingClientRect()
          const leaf = card.getAttribute('aria-expanded') === null
          return { x: x + width / 2, y: y + height / 2, leaf, level: Number(card.getAttribute('aria-level')) }
        })
        .filter(({ level }) => level > 1)
        .sort((one, other) => Number(other.leaf) - Number(one.leaf) || other.level - one.level),
    )

export function appPage(dashboardUrl: string): MapPage {
  const box = async (page: Page): Promise<Box> => {
    const found = await tree(page).boundingBox()
    if (found === null) throw new Error('There is no map on the page.')
    return found
  }
  return {
    name: 'app',
    drops: DROPS,
    atWork: 'map-at-work',
    url: (namespaceId) => `${dashboardUrl}namespaces/${namespaceId}`,
    cards: '[role=treeitem], .react-flow__viewport',
    box,
    async showWhole(page) {
      await button(page, 'Levels').click()
      await page.getByRole('menuitem', { name: 'Unfold all groups' }).click()
      await button(page, 'Show the whole map').click()
    },
    async points(page) {
      const area = await box(page)
      const cards = (await cardPoints(page)).filter((point) => contains(inner(area), point))
      return cards.length >= 2 ? cards : pointsToTry(area)
    },
    isLifted: (page) => page.getByText('Top level', { exact: true }).isVisible(),
    accepts: (page) =>
      page
        .getByText(/^(Nest in|Move to the top level)/)
        .first()
        .isVisible(),
    confirmed: ' moved from .* to ',
    afterDrop: (page) => page.keyboard.press('Escape'),
  }
}
