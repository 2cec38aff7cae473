import { noticesEveryChange } from './every-change.ts';

noticesEveryChange('ia');
