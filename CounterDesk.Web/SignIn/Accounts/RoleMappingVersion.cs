using CounterDesk.Domain.Audit;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CounterDesk.Web.SignIn.Accounts;

/// <summary>
/// One edition of the mapping from the provider's names to our roles. The newest counts; before there is one, the
/// settings file does.
/// </summary>
public sealed class RoleMappingVersion(int edition, string content, string changedBy, DateTime changedAtUtc)
{
    /// <summary>1, 2, … Two who change the same edition cannot both.</summary>
    public int Edition { get; } = edition;

    public string Content { get; private set; } = content;

    public string ChangedBy { get; private set; } = changedBy;

    public DateTime ChangedAtUtc { get; private set; } = changedAtUtc;
}

internal sealed class RoleMappingVersionConfiguration : IEntityTypeConfiguration<RoleMappingVersion>
{
    // All names there may be, each character written as two.
    private const int MaxContentLength = 32_000;

    public void Configure(EntityTypeBuilder<RoleMappingVersion> builder)
    {
        builder.ToTable("RoleMappings");
        builder.HasKey(version => version.Edition);
        builder.Property(version => version.Edition).ValueGeneratedNever();
        builder.Property(version => version.Content).HasMaxLength(MaxContentLength);
        builder.Property(version => version.ChangedBy).HasMaxLength(AuditEntry.MaxActorLength);
        builder.Property(version => version.ChangedAtUtc);
    }
}
