import type { CardAttachment } from './adaptive-card.ts';

/** A dialog as Teams opens it, or puts it in the place of another: the `value` of a task module's `continue`. */
export interface TaskInfo {
  readonly title: string;
  readonly height: 'small' | 'medium' | 'large';
  readonly width: 'small' | 'medium' | 'large';
  readonly card: CardAttachment;
}
