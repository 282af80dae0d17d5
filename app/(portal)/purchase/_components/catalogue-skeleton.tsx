import { Card, CardHeader } from "@/components/ui/card.tsx";
import { Skeleton } from "@/components/ui/skeleton.tsx";

const SECTIONS = [6, 4, 4];

export function CatalogueSkeleton() {
	return (
		<div aria-hidden className="space-y-6">
			<Skeleton className="h-12 w-full rounded-xl" />
			<div className="space-y-4">
				{SECTIONS.map((packs, section) => (
					// biome-ignore lint/suspicious/noArrayIndexKey: a skeleton never changes
					<Card key={section}>
						<CardHeader>
							<Skeleton className="h-4 w-28" />
						</CardHeader>
						<div className="divide-y divide-line">
							{Array.from({ length: packs }, (_, row) => (
								// biome-ignore lint/suspicious/noArrayIndexKey: a skeleton never changes
								<div key={row} className="flex items-center justify-between gap-6 px-5 py-3.5">
									<Skeleton className="h-5 w-40" />
									<Skeleton className="h-7 w-28" />
								</div>
							))}
						</div>
					</Card>
				))}
			</div>
		</div>
	);
}
