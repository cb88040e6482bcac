using System.Collections.Frozen;
using CounterDesk.Web.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace CounterDesk.Web.SignIn.Accounts;

/// <summary>
/// What the security administrator has settled about accounts, as last read: whom the provider's names make, and who is
/// not let in. Held in memory, because every sign-in asks; read again several times a minute, because another server
/// may have changed it.
/// </summary>
public sealed class AccountRules(
    IDbContextFactory<CounterDeskDb> databases, IOptions<SignInOptions> options, TimeProvider time)
{
    private volatile Known _now = new(
        0, RoleMapping.Of(options.Value), FrozenDictionary<string, AccountBlock>.Empty);

    public RoleMapping Mapping => _now.Mapping;

    /// <summary>0 while the mapping is that of the settings file.</summary>
    public int Edition => _now.Edition;

    public bool IsBlocked(string account) =>
        _now.Blocks.TryGetValue(account, out var block) && block.CountsAt(time.GetUtcNow().UtcDateTime);

    public async Task LoadAsync(CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var newest = await db.Set<RoleMappingVersion>().AsNoTracking()
            .OrderByDescending(version => version.Edition).FirstOrDefaultAsync(cancellationToken);
        var blocks = await db.Set<AccountBlock>().AsNoTracking().ToListAsync(cancellationToken);
        _now = new(
            newest?.Edition ?? 0,
            newest is null ? RoleMapping.Of(options.Value) : RoleMapping.Parse(newest.Content),
            blocks.ToFrozenDictionary(block => block.Account));
    }

    private sealed record Known(int Edition, RoleMapping Mapping, FrozenDictionary<string, AccountBlock> Blocks);
}
