using CounterDesk.Domain.Visits;
using CounterDesk.Web.LicenseLibrary;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CounterDesk.Web.Mandates;

internal sealed class MandateRecordConfiguration : IEntityTypeConfiguration<MandateRecord>
{
    public void Configure(EntityTypeBuilder<MandateRecord> builder)
    {
        builder.ToTable("Mandates");
        builder.HasKey(record => record.Id);
        builder.Property(record => record.Id).ValueGeneratedNever();
        builder.Property(record => record.MaskedAgent).HasMaxLength(Mandate.MaxNameLength);
        builder.Property(record => record.MaskedPrincipal).HasMaxLength(Mandate.MaxNameLength);
        builder.ComplexProperty(record => record.Words, Encrypted.Map);
        builder.Property(record => record.ReadItemCode).HasMaxLength(MatterReading.MaxItemCodeLength);
        builder.Property(record => record.Kinds).HasMaxLength(MandateRecord.MaxKindsLength);
        builder.Property(record => record.Form).HasConversion<string>().HasMaxLength(16);
        builder.Property(record => record.Number).HasMaxLength(Mandate.MaxNumberLength);
        builder.Property(record => record.KnownEnd).HasConversion<string>().HasMaxLength(16);

        builder.HasIndex(record => record.VisitId);
    }
}
