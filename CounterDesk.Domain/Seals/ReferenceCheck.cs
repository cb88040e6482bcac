using System.Collections.Immutable;
using CounterDesk.Domain.Ofd;
using CounterDesk.Domain.Seals.Certificates;

namespace CounterDesk.Domain.Seals;

/// <summary>The files that a Signature.xml protects: each is there, and as it was (GB/T 38540-2020 7.3 g, GB/T 33190 18.2.2).</summary>
internal sealed class ReferenceCheck(OfdPackage package, EntryDigests digests)
{
    /// <returns>The entries that are protected and unchanged.</returns>
    public ImmutableHashSet<string> Run(CheckSheet sheet, OfdSignature signature, string signaturePath, Certificate? signer)
    {
        if (signature.References.IsEmpty)
        {
            sheet.Find(FileReason.NoReferences);
            return [];
        }

        // MD5 is what a missing CheckMethod means.
        var digest = DigestAlgorithms.Find(signature.CheckMethod);
        if (digest is null)
        {
            sheet.Find(FileReason.WeakDigest);
        }

        var covered = ImmutableHashSet.CreateBuilder<string>(StringComparer.Ordinal);
        foreach (var reference in signature.References)
        {
            if (!package.TryFind(signaturePath, reference.Location, out var path))
            {
                sheet.Find(FileReason.RefMissing);
            }
            else if (digest is { } algorithm && !IsUnchanged(path, reference.CheckValue, algorithm, signature.CheckMethod, signer))
            {
                sheet.Find(FileReason.RefDigestMismatch);
            }
            else
            {
                covered.Add(path);
            }
        }

        return covered.ToImmutable();
    }

    private bool IsUnchanged(string path, string checkValue, DigestAlgorithm digest, string method, Certificate? signer)
    {
        Span<byte> stated = stackalloc byte[64];
        if (!Convert.TryFromBase64String(checkValue, stated, out var length))
        {
            return false;
        }

        stated = stated[..length];
        return stated.SequenceEqual(digests.Of(path, digest))
            || method.Trim() == DigestAlgorithms.Sm3WithKey
                && signer?.Key is PublicKey.OfSm2 { Key: var key }
                && stated.SequenceEqual(digests.WithKey(path, key));
    }
}
