using CounterDesk.Web.LicenseLibrary;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CounterDesk.Web.Proofs;

internal sealed class ProofConfiguration : IEntityTypeConfiguration<Proof>
{
    public void Configure(EntityTypeBuilder<Proof> builder)
    {
        builder.ToTable("Proofs");
        builder.HasKey(proof => proof.Id);
        builder.Property(proof => proof.Id).ValueGeneratedNever();
        builder.Property(proof => proof.Kind).HasConversion<string>().HasMaxLength(16);
        builder.Property(proof => proof.Format).HasConversion<string>().HasMaxLength(8);

        builder.HasIndex(proof => proof.VisitId);

        // Those that have ended and are not wiped yet.
        builder.HasIndex(proof => new { proof.WipedAtUtc, proof.EndsOn });
    }
}

internal sealed class ProofContentConfiguration : IEntityTypeConfiguration<ProofContent>
{
    public void Configure(EntityTypeBuilder<ProofContent> builder)
    {
        builder.ToTable("ProofContents");
        builder.HasKey(content => content.ProofId);
        builder.Property(content => content.ProofId).ValueGeneratedNever();
        builder.ComplexProperty(content => content.Content, Encrypted.Map);
        builder.HasOne<Proof>().WithOne().HasForeignKey<ProofContent>(content => content.ProofId);
    }
}
