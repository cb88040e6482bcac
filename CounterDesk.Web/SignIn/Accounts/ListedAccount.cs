using System.Collections.Immutable;

namespace CounterDesk.Web.SignIn.Accounts;

/// <summary>
/// Somebody who has signed in here, or whom a block keeps from it, as the security administrator sees it. <c>Roles</c> are
/// those that the mapping makes now of what the provider told last; <c>SignedInAtUtc</c> is null for who never has;
/// <c>Block</c> is the one that counts now.
/// </summary>
public sealed record ListedAccount(
    string Id, string Number, string Name, ImmutableArray<string> Roles, DateTime? SignedInAtUtc, AccountBlock? Block,
    ImmutableArray<ListedSession> Sessions)
{
    /// <summary>Of whom nothing is known but what the provider calls the account.</summary>
    public static ListedAccount OfStranger(string id, AccountBlock? block = null) => new(id, "", id, [], null, block, []);
}

/// <summary>A session that goes on. <c>Counter</c> is empty where none belongs to it.</summary>
public sealed record ListedSession(string Counter, DateTime SinceUtc, DateTime SeenAtUtc);
