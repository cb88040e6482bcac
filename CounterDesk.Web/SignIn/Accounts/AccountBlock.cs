using CounterDesk.Domain.Audit;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CounterDesk.Web.SignIn.Accounts;

/// <summary>
/// An account that is not let in here, whatever the provider says. A block that was lifted has no row; the audit log
/// knows of it.
/// </summary>
public sealed class AccountBlock(string account, string reason, string blockedBy, DateTime fromUtc, DateTime? untilUtc)
{
    public const int MaxReasonLength = 200;

    /// <summary>At the identity provider.</summary>
    public string Account { get; } = account;

    public string Reason { get; private set; } = reason;

    public string BlockedBy { get; private set; } = blockedBy;

    public DateTime FromUtc { get; private set; } = fromUtc;

    /// <summary>When it ends by itself; null when somebody must lift it.</summary>
    public DateTime? UntilUtc { get; private set; } = untilUtc;

    /// <summary>Blocked again, for another reason or another time.</summary>
    public void Renew(string reason, string blockedBy, DateTime fromUtc, DateTime? untilUtc) =>
        (Reason, BlockedBy, FromUtc, UntilUtc) = (reason, blockedBy, fromUtc, untilUtc);

    public bool CountsAt(DateTime utc) => UntilUtc is null || utc < UntilUtc;
}

internal sealed class AccountBlockConfiguration : IEntityTypeConfiguration<AccountBlock>
{
    public void Configure(EntityTypeBuilder<AccountBlock> builder)
    {
        builder.ToTable("AccountBlocks");
        builder.HasKey(block => block.Account);
        builder.Property(block => block.Account).HasMaxLength(AuditEntry.MaxActorLength).ValueGeneratedNever();
        builder.Property(block => block.Reason).HasMaxLength(AccountBlock.MaxReasonLength);
        builder.Property(block => block.BlockedBy).HasMaxLength(AuditEntry.MaxActorLength);
        builder.Property(block => block.FromUtc);
        builder.Property(block => block.UntilUtc);
    }
}
