// package.json asks for a newer koa than oidc-provider does: the older one needs a package that states no license.
// node server.mjs PORT DESK: a provider at http://localhost:PORT that knows one client, the desk at the address DESK.
// Whoever signs in as NAME has the claims below, under names that are not the desk's own, as real providers have.
import Provider from "oidc-provider";

const [port, desk] = process.argv.slice(2);

const people = {
    zhou: { display_name: "周敏", employee_id: "0317", window: "3", groups: ["zwfw-ckry", "everybody"] },
    wu: { display_name: "吴越", employee_id: "0322", window: "5", groups: ["zwfw-ckry", "everybody"] },
    guest: { display_name: "访客", employee_id: "9999", groups: ["everybody"] },
};

const provider = new Provider(`http://localhost:${port}`, {
    clients: [{
        client_id: "counterdesk",
        client_secret: "a-secret-of-the-tests-and-of-nothing-else",
        redirect_uris: [`${desk}/signin-oidc`, `${desk}/confirm-oidc`],
        post_logout_redirect_uris: [`${desk}/signout-callback-oidc`],
    }],
    cookies: { keys: ["only for tests"] },
    claims: { openid: ["sub"], profile: ["display_name", "employee_id", "window", "groups"] },
    findAccount: (_, id) => people[id] && { accountId: id, claims: () => ({ sub: id, ...people[id] }) },
    pkce: { required: () => true },
});

provider.listen(Number(port), "localhost", () => console.log("listening"));
