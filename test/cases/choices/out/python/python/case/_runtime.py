contract_model.py
