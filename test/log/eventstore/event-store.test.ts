import { describeCopying } from './copying.ts';
import { describeFailing } from './failing.ts';
import { describeFollowing } from './following.ts';
import { describeWriting } from './writing.ts';

// In one file: the client and the double are loaded once.
describeWriting();
describeFailing();
describeFollowing();
describeCopying();
