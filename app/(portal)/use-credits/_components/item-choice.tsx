import { useTranslations } from "next-intl";
import { RadioGroup, RadioItem } from "@/components/ui/fields/radio-group.tsx";
import type { DemoItem } from "@/lib/demo/demo-items.ts";
import type { Payer } from "@/lib/demo/queries.ts";
import { toJsonCredits } from "@/lib/text/credits.ts";

interface ItemChoiceProps {
	items: readonly DemoItem[];
	payers: readonly Payer[];
	chosen: DemoItem;
	onChoose: (item: DemoItem) => void;
}

/** What credits are used for: a campaign, a message, a lab. */
export function ItemChoice({ items, payers, chosen, onChoose }: ItemChoiceProps) {
	const t = useTranslations("useCredits");
	const typeOf = ({ creditTypeId }: DemoItem) =>
		payers.find(({ creditType }) => creditType.id === creditTypeId)?.creditType.nameInText ?? creditTypeId;
	return (
		<RadioGroup legend={t("whatFor")} className="grid gap-2 sm:grid-cols-2">
			{items.map((item) => (
				<RadioItem
					key={item.id}
					card
					name="item"
					value={item.id}
					checked={item.id === chosen.id}
					onChange={() => onChoose(item)}
					label={item.item}
					help={t("itemHelp", { service: item.service, credits: toJsonCredits(item.credits), type: typeOf(item) })}
				/>
			))}
		</RadioGroup>
	);
}
