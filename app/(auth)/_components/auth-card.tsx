import type { ReactNode, Ref } from "react";
import { Card, CardContent } from "@/components/ui/card.tsx";

interface AuthCardProps {
	title: ReactNode;
	/** For a caller that moves the focus to the title. */
	titleRef?: Ref<HTMLHeadingElement>;
	/** What this is, in a sentence. */
	text?: ReactNode;
	/** Under the card: where else to go. */
	elsewhere?: ReactNode;
	children?: ReactNode;
}

/** The one card of a page for visitors, or one that needs no sign-in. */
export function AuthCard({ title, titleRef, text, elsewhere, children }: AuthCardProps) {
	return (
		<>
			<Card>
				<CardContent className="space-y-5 p-6">
					<div className="space-y-1.5">
						<h1
							ref={titleRef}
							tabIndex={titleRef ? -1 : undefined}
							className="text-balance text-2xl font-semibold tracking-tight outline-none"
						>
							{title}
						</h1>
						{text ? <p className="text-pretty text-sm text-muted">{text}</p> : null}
					</div>
					{children}
				</CardContent>
			</Card>
			{elsewhere ? <p className="text-center text-sm text-muted">{elsewhere}</p> : null}
		</>
	);
}
