import { CopyPlus } from "lucide-react";
import { useTranslations } from "next-intl";
import { useId } from "react";
import { Checkbox } from "@/components/ui/fields/checkbox.tsx";
import { Link } from "@/components/ui/link.tsx";
import type { LikeOrder } from "@/lib/orders/like-order.ts";

interface LikeOrderQuestionProps {
	likeOrder: LikeOrder;
	/** Whether a second order is wanted. */
	wanted: boolean;
	onWantedChange: (wanted: boolean) => void;
	error: string | undefined;
}

/** The buyer ordered the same a short while ago: is a second one meant? */
export function LikeOrderQuestion({ likeOrder, wanted, onWantedChange, error }: LikeOrderQuestionProps) {
	const t = useTranslations("purchase.review.likeOrder");
	const errorId = useId();
	return (
		<div className="space-y-2 rounded-lg bg-warn-soft px-4 py-3 text-sm text-warn-ink">
			<p className="flex gap-2.5">
				<CopyPlus aria-hidden className="mt-0.5 size-4 shrink-0" />
				<span>
					{t.rich("ordered", {
						minutes: likeOrder.agoMinutes,
						number: String(likeOrder.number),
						order: (text) => (
							<Link href={`/orders/${likeOrder.id}`} className="font-medium underline underline-offset-2">
								{text}
							</Link>
						),
					})}
				</span>
			</p>
			<Checkbox
				name="again"
				label={t("again")}
				checked={wanted}
				onChange={({ target }) => onWantedChange(target.checked)}
				aria-invalid={error ? true : undefined}
				aria-describedby={error ? errorId : undefined}
			/>
			{error ? (
				<p id={errorId} className="font-medium">
					{error}
				</p>
			) : null}
		</div>
	);
}
