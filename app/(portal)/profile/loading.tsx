import { PageHeaderSkeleton } from "../_components/page-header-skeleton.tsx";
import { ProfileSkeleton, SessionsSkeleton } from "./_components/profile-skeleton.tsx";

export default function Loading() {
	return (
		<>
			<PageHeaderSkeleton />
			<div className="max-w-3xl space-y-6">
				<ProfileSkeleton />
				<SessionsSkeleton />
				<SessionsSkeleton />
			</div>
		</>
	);
}
