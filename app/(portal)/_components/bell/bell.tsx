import { Suspense } from "react";
import type { Actor } from "@/lib/auth/actor.ts";
import { countUnreadNotices } from "@/lib/notices/queries.ts";
import { logger } from "@/lib/platform/logger.ts";
import { BellLink } from "./bell-link.tsx";

/** Leads to the notices, and says how many are unread. When that can't be read, the bell leads there all the same. */
export function Bell({ actor }: { actor: Actor }) {
	return (
		<Suspense fallback={<BellLink unread={null} />}>
			<CountedBell actor={actor} />
		</Suspense>
	);
}

async function CountedBell({ actor }: { actor: Actor }) {
	const unread = await countUnreadNotices({ actor }).catch((error: unknown) => {
		logger.error({ err: error, userId: actor.userId }, "The unread notices could not be counted.");
		return null;
	});
	return <BellLink unread={unread && { count: unread.count, at: unread.at.getTime() }} />;
}
