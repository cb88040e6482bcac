using System.Collections.Immutable;
using CounterDesk.Domain.Audit;
using CounterDesk.Domain.Visits;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CounterDesk.Web.SignIn;

/// <summary>
/// A session as all servers of the hall know it. Each holds them in memory too, see <see cref="DeskSessions"/>; this row
/// is how one tells the other.
/// </summary>
public sealed class DeskSession(string id, string account, string counter, DateTime sinceUtc)
{
    public const int IdLength = 32;
    public const int MaxProviderSessionLength = 255;

    public string Id { get; } = id;

    /// <summary>At the identity provider.</summary>
    public string Account { get; } = account;

    public string Counter { get; private set; } = counter;

    public DateTime SinceUtc { get; private set; } = sinceUtc;

    public DateTime SeenAtUtc { get; private set; } = sinceUtc;

    /// <summary>Our roles, as the session has them. Where the mapping or the provider makes others, it ends.</summary>
    public ImmutableArray<string> Roles { get; private set; } = [];

    /// <summary>What the provider called them, as last told.</summary>
    public ImmutableArray<string> Told { get; private set; } = [];

    /// <summary>The provider's own name of its session (<c>sid</c>), by which it may end ours.</summary>
    public string? ProviderSession { get; init; }

    /// <summary>When the provider last said who this is.</summary>
    public DateTime ConfirmedAtUtc { get; private set; } = sinceUtc;

    /// <summary>
    /// With what the provider is asked again, encrypted; null where it gave nothing of the kind. Gone when the session is.
    /// </summary>
    public byte[]? RefreshToken { get; private set; }

    public DateTime? EndedAtUtc { get; private set; }

    public SessionEnd? End { get; private set; }

    public DeskSession As(ImmutableArray<string> roles, ImmutableArray<string> told, byte[]? refreshToken)
    {
        (Roles, Told, RefreshToken) = (roles, told, refreshToken);
        return this;
    }

    /// <summary>The provider has just said again who this is.</summary>
    /// <param name="told">What it calls the roles; null where it said nothing of them.</param>
    /// <param name="refreshToken">What to ask with the next time, encrypted; null for the one before.</param>
    /// <param name="atUtc">Now.</param>
    public void Confirm(ImmutableArray<string>? told, byte[]? refreshToken, DateTime atUtc) =>
        (Told, RefreshToken, ConfirmedAtUtc) = (told ?? Told, refreshToken ?? RefreshToken, atUtc);

    public void EndAs(SessionEnd end, DateTime atUtc) => (End, EndedAtUtc, RefreshToken) = (end, atUtc, null);
}

internal sealed class DeskSessionConfiguration : IEntityTypeConfiguration<DeskSession>
{
    public void Configure(EntityTypeBuilder<DeskSession> builder)
    {
        builder.ToTable("Sessions");
        builder.HasKey(session => session.Id);
        builder.Property(session => session.Id).HasMaxLength(DeskSession.IdLength).ValueGeneratedNever();
        builder.Property(session => session.Account).HasMaxLength(AuditEntry.MaxActorLength);
        builder.Property(session => session.Counter).HasMaxLength(Visit.MaxCounterLength);
        builder.Property(session => session.SinceUtc);
        builder.Property(session => session.SeenAtUtc);
        builder.Property(session => session.Roles).HasConversion<RoleNames.Converter>().HasMaxLength(RoleNames.MaxLength);
        builder.Property(session => session.Told).HasConversion<RoleNames.Converter>().HasMaxLength(RoleNames.MaxLength);
        builder.Property(session => session.ProviderSession).HasMaxLength(DeskSession.MaxProviderSessionLength);
        builder.Property(session => session.ConfirmedAtUtc);
        builder.Property(session => session.RefreshToken);
        builder.Property(session => session.EndedAtUtc).IsConcurrencyToken();
        builder.Property(session => session.End).HasConversion<string>().HasMaxLength(32);
        builder.HasIndex(session => session.Account);
        builder.HasIndex(session => session.SinceUtc);
    }
}
