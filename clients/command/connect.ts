import { Command, Option } from "@commander-js/extra-typings";
import { type Client, createClient } from "../typescript/client.ts";
import { WrongUse } from "./wrong-use.ts";

export interface Connection {
	readonly url: string;
	readonly key?: string | undefined;
}

/** A command that asks the API, with where and by which key as options or in the environment. */
export function connectedCommand(name: string, description: string) {
	return new Command(name)
		.description(description)
		.addOption(
			new Option("--url <address>", "where Commonpurse is").env("COMMONPURSE_URL").default("http://localhost:3000"),
		)
		.addOption(
			new Option("--key <key>", "an API key; better in the variable, where other users can't see it").env(
				"COMMONPURSE_KEY",
			),
		);
}

export function connect({ url, key }: Connection): Client {
	if (!key)
		throw new WrongUse(
			"There is no API key: set COMMONPURSE_KEY. `npm run keys:create` makes one, and so does the portal.",
		);
	try {
		return createClient({ url, key });
	} catch (error) {
		throw new WrongUse(error instanceof Error ? error.message : String(error));
	}
}

/** The user that was named, or the service user whose key it is. */
export async function userOrOwn(client: Client, user: string | undefined): Promise<string> {
	if (user !== undefined) return user;
	const { user_id: own } = await client.getApiKey();
	if (own === null) throw new WrongUse("Say whose: only a service user's key has a user of its own.");
	return own;
}
