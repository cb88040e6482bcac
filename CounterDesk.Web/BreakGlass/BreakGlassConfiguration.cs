using CounterDesk.Domain.BreakGlass;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CounterDesk.Web.BreakGlass;

internal sealed class BreakGlassConfiguration : IEntityTypeConfiguration<BreakGlassOpening>
{
    public void Configure(EntityTypeBuilder<BreakGlassOpening> builder)
    {
        builder.ToTable("BreakGlassOpenings");
        builder.HasKey(opening => opening.Id);
        builder.Property(opening => opening.Id).ValueGeneratedNever();
        builder.Property(opening => opening.Hall).HasMaxLength(BreakGlassOpening.HallLength);
        builder.Property(opening => opening.Counter).HasMaxLength(BreakGlassOpening.MaxCounterLength);
        builder.Property(opening => opening.Clerk).HasMaxLength(BreakGlassOpening.MaxPersonLength);
        builder.Property(opening => opening.Rule).HasConversion<string>().HasMaxLength(32);
        builder.Property(opening => opening.Reason).HasMaxLength(BreakGlassOpening.MaxTextLength);
        builder.Property(opening => opening.OpenedBy).HasMaxLength(BreakGlassOpening.MaxPersonLength);
        builder.Property(opening => opening.OpenedByNumber).HasMaxLength(BreakGlassOpening.MaxNumberLength);
        builder.Property(opening => opening.End).HasConversion<string>().HasMaxLength(16);
        builder.Property(opening => opening.EndedBy).HasMaxLength(BreakGlassOpening.MaxPersonLength);
        builder.Property(opening => opening.Finding).HasConversion<string>().HasMaxLength(16);
        builder.Property(opening => opening.ReviewNote).HasMaxLength(BreakGlassOpening.MaxTextLength);
        builder.Property(opening => opening.ReviewedBy).HasMaxLength(BreakGlassOpening.MaxPersonLength);
        builder.Property(opening => opening.ReviewedByNumber).HasMaxLength(BreakGlassOpening.MaxNumberLength);
        builder.Property(opening => opening.Version).IsConcurrencyToken();

        // What a visit has open, what the hall has open, and what waits for an auditor.
        builder.HasIndex(opening => opening.VisitId);
        builder.HasIndex(opening => new { opening.Hall, opening.EndedAtUtc });
        builder.HasIndex(opening => new { opening.Hall, opening.ReviewedAtUtc, opening.OpenedAtUtc });
    }
}
