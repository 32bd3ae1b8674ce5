/** What can be done to a publication: its button, what it does, and that it was done or not. */
import { plural } from '../../lib/format.ts'

type ActionWords = {
  button: string
  done: string
  notDone: string
  title: (version: string) => string
  /** What it does, said before it is done. `missing`: how many have not answered. */
  means: (missing: number) => string
  confirm: string
}

const action = (words: Omit<ActionWords, 'confirm'> & { confirm?: string }): ActionWords => ({
  confirm: words.button.replace('…', ''),
  ...words,
})

export const upgradeActionWords = {
  agree: action({
    button: 'Agree',
    done: 'This node agrees.',
    notDone: 'The agreement was not logged',
    title: (version) => `Agree to ${version}?`,
    means: () => 'When everybody has agreed, this node moves its contexts at the deadline.',
  }),
  decline: action({
    button: 'Decline…',
    done: 'This node declines.',
    notDone: 'The answer was not logged',
    title: (version) => `Decline ${version}?`,
    means: () =>
      'Nothing moves, on any node, while one declines, and no Admin can pass over it. You can still agree until the deadline.',
  }),
  extend: action({
    button: 'Extend…',
    done: 'There is a new deadline, and everybody is asked anew.',
    notDone: 'The deadline was not extended',
    title: (version) => `Extend the deadline of ${version}`,
    means: () => 'Everybody is asked anew, those who have answered too.',
    confirm: 'Set the deadline',
  }),
  force: action({
    button: 'Go on without answers…',
    done: 'It goes on without the missing answers.',
    notDone: 'It still waits for the answers',
    title: (version) => `Move to ${version} without waiting?`,
    means: (missing) =>
      `${plural(missing, 'answer')} will not be waited for. Every node moves its contexts at the deadline; if that has passed, at once.`,
    confirm: 'Go on without them',
  }),
  withdraw: action({
    button: 'Withdraw…',
    done: 'The publication is withdrawn.',
    notDone: 'The publication was not withdrawn',
    title: (version) => `Withdraw ${version}?`,
    means: () =>
      'Nothing more moves to it. Contexts that have moved stay where they are. The version can be published again later.',
  }),
  retry: action({
    button: 'Try again',
    done: 'This node tries again.',
    notDone: 'This node did not try again',
    title: (version) => `Try to move to ${version} again?`,
    means: () => 'This node fetches what is missing and moves its contexts.',
  }),
  abort: action({
    button: 'Stop on this node…',
    done: 'This node stops trying.',
    notDone: 'This node did not stop',
    title: (version) => `Stop moving to ${version} on this node?`,
    means: () =>
      'Contexts of this node that have not moved stay on the version that they run, until somebody tries again here. Other nodes go on.',
  }),
}
