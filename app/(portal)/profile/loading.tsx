import { PageHeaderSkeleton } from "../_components/page-header-skeleton.tsx";
import { ProfileSkeleton } from "./_components/profile.tsx";
import { SessionsSkeleton } from "./_components/sessions.tsx";

export default function Loading() {
	return (
		<>
			<PageHeaderSkeleton />
			<div className="max-w-3xl space-y-6">
				<ProfileSkeleton />
				<SessionsSkeleton />
			</div>
		</>
	);
}
