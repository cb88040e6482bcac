using System.Collections.Immutable;

namespace CounterDesk.Web.SignIn.Accounts;

/// <summary>
/// Somebody who has signed in here, as the security administrator sees it. <c>Roles</c> are those that the mapping
/// makes now of what the provider told last; <c>Block</c> is the one that counts now.
/// </summary>
public sealed record ListedAccount(
    string Id, string Number, string Name, ImmutableArray<string> Roles, DateTime SignedInAtUtc, AccountBlock? Block,
    ImmutableArray<ListedSession> Sessions);

/// <summary>A session that goes on. <c>Counter</c> is empty where none belongs to it.</summary>
public sealed record ListedSession(string Counter, DateTime SinceUtc, DateTime SeenAtUtc);
