using CounterDesk.Domain.Copies;
using CounterDesk.Domain.Identifiers;
using CounterDesk.Domain.Visits;
using CounterDesk.Web.LicenseLibrary;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CounterDesk.Web.Copies;

internal sealed class AdvanceCopyConfiguration : IEntityTypeConfiguration<AdvanceCopy>
{
    public void Configure(EntityTypeBuilder<AdvanceCopy> builder)
    {
        builder.ToTable("AdvanceCopies");
        builder.HasKey(kept => kept.Id);
        builder.Property(kept => kept.Id).ValueGeneratedNever();
        builder.Property(kept => kept.Number)
            .HasConversion(number => number.Value, text => CopyNumber.Parse(text)).HasMaxLength(CopyNumber.Length);
        builder.Property(kept => kept.Form).HasConversion<string>().HasMaxLength(16);
        builder.Property(kept => kept.MaskedFetcher).HasMaxLength(Visit.MaxMaskedLength);
        builder.Property(kept => kept.FetcherHash).HasMaxLength(Visit.HashLength);
        builder.ComplexProperty(kept => kept.Content, Encrypted.Map);
        builder.HasOne<RegisteredCopy>().WithOne().HasForeignKey<AdvanceCopy>(kept => kept.Number);

        // What waits for somebody, and what has waited long enough.
        builder.HasIndex(kept => kept.FetcherHash);
        builder.HasIndex(kept => kept.EndsOn);
    }
}

internal sealed class WrittenRequestConfiguration : IEntityTypeConfiguration<WrittenRequest>
{
    public void Configure(EntityTypeBuilder<WrittenRequest> builder)
    {
        builder.ToTable("WrittenRequests");
        builder.HasKey(request => request.VisitId);
        builder.Property(request => request.VisitId).ValueGeneratedNever();
        builder.Property(request => request.Form).HasConversion<string>().HasMaxLength(16);
        builder.Property(request => request.MaskedFetcher).HasMaxLength(Visit.MaxMaskedLength);
        builder.Property(request => request.FetcherHash).HasMaxLength(Visit.HashLength);
        builder.HasOne<Visit>().WithOne().HasForeignKey<WrittenRequest>(request => request.VisitId);
    }
}
