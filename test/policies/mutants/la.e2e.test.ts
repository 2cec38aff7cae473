import { noticesEveryChange } from './every-change.ts';

noticesEveryChange('la');
