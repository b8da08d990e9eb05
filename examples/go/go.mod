module access-codes

go 1.22

require seam v0.0.0

replace seam => ../../generated/go
