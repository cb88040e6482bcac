using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Text.Json;

namespace CounterDesk.Web.SignIn.Accounts;

/// <summary>What the identity provider calls each of our roles, and whom that makes of an account.</summary>
public sealed class RoleMapping
{
    public const int MaxNames = 20;
    public const int MaxNameLength = 100;

    private readonly FrozenDictionary<string, ImmutableArray<string>> _names;

    /// <param name="names">
    /// The provider's names by our role. They are taken without spaces around them, empty ones and doubles left out; a
    /// role that is not named is nobody's.
    /// </param>
    public RoleMapping(IReadOnlyDictionary<string, IEnumerable<string>> names) => _names = DeskRoles.All.ToFrozenDictionary(
        role => role,
        role => names.TryGetValue(role, out var given)
            ? given.Select(name => name.Trim()).Where(name => name.Length > 0)
                .Distinct(StringComparer.Ordinal).ToImmutableArray()
            : []);

    /// <summary>As the settings file has it: a role that it does not name is called as we call it.</summary>
    public static RoleMapping Of(SignInOptions options) => new(DeskRoles.All.ToDictionary(
        role => role,
        role => options.Roles.TryGetValue(role, out var names) ? names : (IEnumerable<string>)[role]));

    public static RoleMapping Parse(string content) => new(
        JsonSerializer.Deserialize<Dictionary<string, string[]>>(content)!.ToDictionary(
            role => role.Key, role => (IEnumerable<string>)role.Value));

    public ImmutableArray<string> NamesOf(string role) => _names[role];

    /// <summary>Our roles of somebody of whom the provider tells these, in the order of <see cref="DeskRoles.All"/>.</summary>
    public ImmutableArray<string> RolesOf(IReadOnlyCollection<string> told) =>
        [.. DeskRoles.All.Where(role => _names[role].Any(told.Contains))];

    /// <summary>Why these names may not count; null when they may.</summary>
    public RoleMappingFault? FindFault()
    {
        foreach (var role in DeskRoles.All)
        {
            if (_names[role].Length > MaxNames)
            {
                return new(RoleMappingFaultKind.TooMany, role);
            }

            if (_names[role].FirstOrDefault(name => name.Length > MaxNameLength || name.Any(char.IsControl)) is { } name)
            {
                return new(RoleMappingFaultKind.NoName, role, name);
            }
        }

        return FindTwice() ?? (_names[DeskRoles.SecurityAdministrator].IsEmpty
            ? new(RoleMappingFaultKind.NobodyAdministers, DeskRoles.SecurityAdministrator)
            : null);
    }

    /// <summary>As it is kept and told to the log: the same names, the same text.</summary>
    public override string ToString() =>
        JsonSerializer.Serialize(DeskRoles.All.ToDictionary(role => role, role => _names[role]), _readable);

    // Chinese as Chinese: the text stands in a setting and in the log, never in a page's source.
    private static readonly JsonSerializerOptions _readable =
        new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    // Whoever had that name would be two at once of those who keep each other in check, or one of them and a clerk.
    private RoleMappingFault? FindTwice() => (
        from apart in DeskRoles.Apart
        from name in _names[apart]
        from other in DeskRoles.All
        where other != apart && _names[other].Contains(name)
        select new RoleMappingFault(RoleMappingFaultKind.NotApart, apart, name, other)).FirstOrDefault();
}

/// <summary>What is wrong with a mapping. <c>Name</c> is the provider's, the roles are ours.</summary>
public sealed record RoleMappingFault(
    RoleMappingFaultKind Kind, string Role, string? Name = null, string? Other = null);

public enum RoleMappingFaultKind
{
    /// <summary>One name would give two roles of which one must be alone (三员分立).</summary>
    NotApart,

    /// <summary>No name makes anybody security administrator, so nobody could ever change it back.</summary>
    NobodyAdministers,

    /// <summary>Whoever changes it would be security administrator no longer.</summary>
    OwnRoleLost,

    /// <summary>A name is too long or holds what cannot be typed.</summary>
    NoName,

    TooMany,
}
