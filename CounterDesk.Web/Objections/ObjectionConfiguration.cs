using CounterDesk.Domain.Objections;
using CounterDesk.Web.LicenseLibrary;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CounterDesk.Web.Objections;

internal sealed class ObjectionConfiguration : IEntityTypeConfiguration<Objection>
{
    public void Configure(EntityTypeBuilder<Objection> builder)
    {
        builder.ToTable("Objections");
        builder.HasKey(objection => objection.Number);
        builder.Property(objection => objection.Number).HasMaxLength(ObjectionNumber.Length);
        builder.Property(objection => objection.Hall).HasMaxLength(Objection.HallLength);
        builder.Property(objection => objection.Fault).HasConversion<string>().HasMaxLength(16);
        builder.Property(objection => objection.State).HasConversion<string>().HasMaxLength(16);
        builder.Property(objection => objection.Counter).HasMaxLength(Objection.MaxCounterLength);
        builder.Property(objection => objection.ClerkId).HasMaxLength(Objection.MaxClerkLength);
        builder.Property(objection => objection.AboutHash).HasMaxLength(Objection.HashLength);
        builder.Property(objection => objection.AboutMasked).HasMaxLength(Objection.MaxMaskedLength);
        builder.Property(objection => objection.MaskedHolder).HasMaxLength(Objection.MaxHolderLength);
        builder.Property(objection => objection.KindCode).HasMaxLength(Objection.MaxKindCodeLength);
        builder.Property(objection => objection.KindName).HasMaxLength(Objection.MaxKindNameLength);
        builder.Property(objection => objection.IssuerName).HasMaxLength(Objection.MaxIssuerLength);
        builder.Property(objection => objection.Platform).HasMaxLength(Objection.MaxPlatformLength);
        builder.Property(objection => objection.Sending).HasConversion<string>().HasMaxLength(16);
        builder.Property(objection => objection.Receipt).HasMaxLength(SendingOutcome.MaxReceiptLength);
        builder.Property(objection => objection.SendingCode).HasMaxLength(SendingOutcome.MaxCodeLength);
        builder.Property(objection => objection.Version).IsConcurrencyToken();

        // No number is given twice, and one visit objects to a license once.
        builder.HasIndex(objection => new { objection.Hall, objection.Day, objection.Sequence }).IsUnique();
        builder.HasIndex(objection => new { objection.VisitId, objection.AboutHash }).IsUnique();

        // What the hall has open, and whose evidence ends.
        builder.HasIndex(objection => new { objection.Hall, objection.State });
        builder.HasIndex(objection => objection.EvidenceEndsAtUtc);
    }
}

internal sealed class ObjectionEvidenceConfiguration : IEntityTypeConfiguration<ObjectionEvidence>
{
    public void Configure(EntityTypeBuilder<ObjectionEvidence> builder)
    {
        builder.ToTable("ObjectionEvidence");
        builder.HasKey(evidence => evidence.Number);
        builder.Property(evidence => evidence.Number).HasMaxLength(ObjectionNumber.Length);
        builder.ComplexProperty(evidence => evidence.Content, Encrypted.Map);
        builder.HasOne<Objection>().WithOne().HasForeignKey<ObjectionEvidence>(evidence => evidence.Number);
    }
}
