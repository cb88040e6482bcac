using CounterDesk.Domain.Seals.Certificates;
using CounterDesk.Domain.Seals.Values;

namespace CounterDesk.Domain.Seals;

/// <summary>Whether a SignedData's own signature holds, over content that it carries or that lies beside it.</summary>
internal static class SignedDataCheck
{
    /// <summary>The first thing wrong; null when its signer signed the content.</summary>
    public static FileReason? FindFault(SignedData data, ReadOnlySpan<byte> content)
    {
        if (data.Signer is not { } signer)
        {
            return FileReason.NoSignerCertificate;
        }

        if (DigestAlgorithms.Find(data.Digest) is not { } digest)
        {
            return FileReason.WeakDigest;
        }

        if (SignatureAlgorithm.Find(data.Algorithm, digest) is not { } algorithm)
        {
            return FileReason.NotSupported;
        }

        // RFC 5035 3: keys may have several certificates, and the signer says which of them counts.
        var named = data.NamedCertificates.Select(certificate => certificate.IsOf(signer)).ToList();
        if (named.Contains(false) || named.Contains(null))
        {
            return named.Contains(false) ? FileReason.NoSignerCertificate : FileReason.NotSupported;
        }

        // RFC 5652 5.4: with attributes, these are signed, and one of them is the digest of the content.
        if (data.SignedAttributes is { } attributes)
        {
            return !algorithm.Verifies(signer.Key, attributes.Span, data.Signature.Span) ? FileReason.SignatureInvalid
                : data.MessageDigest is { } stated && stated.Span.SequenceEqual(digest.Hash(content)) ? null
                : FileReason.MessageDigestMismatch;
        }

        return algorithm.Verifies(signer.Key, content, data.Signature.Span) ? null : FileReason.SignatureInvalid;
    }
}
