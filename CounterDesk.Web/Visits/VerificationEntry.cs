using CounterDesk.Domain.LicenseKinds;
using CounterDesk.Domain.Verification;
using CounterDesk.Domain.Visits;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CounterDesk.Web.Visits;

/// <summary>
/// What a clerk was told about a license at a visit: for the summary at its end and the report of the day. Written
/// once; whose license it was stands only in the audit log.
/// </summary>
public sealed class VerificationEntry(
    Guid visitId, string kindCode, string kindName, GenuineAnswer genuine, InForceAnswer inForce, DateTime atUtc)
{
    public const int MaxKindCodeLength = 32;
    public const int MaxKindNameLength = LicenseKind.MaxNameLength;

    public Guid Id { get; private init; } = Guid.CreateVersion7();

    public Guid VisitId { get; } = visitId;

    public string KindCode { get; } = kindCode;

    public string KindName { get; } = kindName;

    public GenuineAnswer Genuine { get; } = genuine;

    public InForceAnswer InForce { get; } = inForce;

    public DateTime AtUtc { get; } = atUtc;
}

internal sealed class VerificationEntryConfiguration : IEntityTypeConfiguration<VerificationEntry>
{
    public void Configure(EntityTypeBuilder<VerificationEntry> builder)
    {
        builder.ToTable("Verifications");
        builder.HasKey(entry => entry.Id);
        builder.Property(entry => entry.Id).ValueGeneratedNever();
        builder.Property(entry => entry.KindCode).HasMaxLength(VerificationEntry.MaxKindCodeLength);
        builder.Property(entry => entry.KindName).HasMaxLength(VerificationEntry.MaxKindNameLength);
        builder.Property(entry => entry.Genuine).HasConversion<string>().HasMaxLength(16);
        builder.Property(entry => entry.InForce).HasConversion<string>().HasMaxLength(16);
        builder.Property(entry => entry.AtUtc);
        builder.HasOne<Visit>().WithMany().HasForeignKey(entry => entry.VisitId).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(entry => entry.AtUtc);
    }
}
